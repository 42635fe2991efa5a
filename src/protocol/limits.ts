// Every limit of what may come in, in one place: server, agent page and widget read the same numbers.
import { ratingLimits } from "./rating-limits.ts";
import { pingMs, visitorLimits } from "./visitor-limits.ts";

export const limits = {
  ...visitorLimits,
  ...ratingLimits,
  /** One WebSocket frame, UTF-16 code units. */
  frameChars: 65_536,
  /** One HTTP body, bytes. */
  httpBodyBytes: 131_072,
  passwordMinChars: 10,
  passwordMaxChars: 200,
  urlChars: 2_048,
  userAgentChars: 512,
  reasonChars: 500,
  /** How far ahead an end may be set, seconds. */
  endAfterMinSeconds: 5,
  endAfterMaxSeconds: 3_600,
  ringMinSeconds: 10,
  ringMaxSeconds: 600,
  /** Entries in one `hello` or `history` answer; the rest is asked for page by page. */
  pageEntries: 200,
  listMax: 100,
  /** Canned messages that there may be, and edits of one that are shown. */
  cannedMax: 10_000,
  cannedHistoryMax: 50,
  shortcutChars: 40,
  categoriesMax: 500,
  /** Departments of one canned message. */
  scopeMax: 200,
  /** One import: bytes of its request, and rows. */
  importBytes: 2_097_152,
  importRowsMax: 1_000,
  searchChars: 100,
  /** Of one ticket's notes and transcript so much is searched, UTF-16 code units; of its notes alone, so much. */
  searchedChars: 300_000,
  searchedNoteChars: 100_000,
  /** Tickets in one answer of the search, which reads their transcripts for the excerpts. */
  foundMax: 20,
  tagsMax: 20,
  /** What people did to a ticket, in one answer. */
  activityMax: 100,
  tagChars: 40,
  /** Criteria of one view, those in groups counted; values of one criterion, and their length. */
  criteriaMax: 20,
  criterionValuesMax: 50,
  criterionChars: 200,
  /** Custom views of one agent. */
  viewsMax: 100,
  /** Days of one report, and contacts in it. */
  reportDaysMax: 366,
  reportContactsMax: 50,
  /** A view's tickets are counted so far; then it says 'more'. */
  countMax: 99,
  /** How often a visitor may rate one chat, every change counted. */
  ratingsMax: 20,
  /** What a visitor may add to the ticket of a missed chat. */
  afterwordsMax: 10,
  /** Agents beside the owner in one chat. */
  participantsMax: 8,
  /** What a website may say of its visitor: how much, and UTF-16 code units of each name and text. */
  attributesMax: 20,
  attributeNameChars: 40,
  attributeTextChars: 200,
  /** Fields that a site adds to its form, and what it says above the form. */
  fieldsMax: 20,
  fieldLabelChars: 120,
  fieldOptionsMax: 50,
  greetingChars: 300,
  /** One attached file, bytes; a site may set less. And files of one chat. */
  fileBytes: 20 * 1_048_576,
  filesMax: 100,
  /** A file's name as it comes, and as it is kept, UTF-16 code units. */
  fileNameRawChars: 20_000,
  fileNameChars: 120,
  /** Files of one form that is not sent yet. */
  draftFilesMax: 5,
  /** What a website's token for its visitor may be long, and the `sub` in it; secrets of a site that hold at once. */
  identityChars: 4_096,
  subjectChars: 200,
  identitySecretsMax: 2,
  /** Earlier chats of a visitor in one answer. */
  pastChatsMax: 20,
  /** Help articles of one site, their length, UTF-16 code units, and how many are suggested at once. */
  articlesMax: 200,
  articleTitleChars: 200,
  articleBodyChars: 20_000,
  suggestedMax: 3,
  /** Pages of a visitor that a chat remembers. */
  pagesMax: 20,
} as const;

/** Times that belong to the product and not to a department, milliseconds. */
export const spans = {
  pingMs,
  /** A waiting visitor whose last socket went is held to have left after this. */
  abandonGraceMs: 30_000,
  /** A live chat in which nobody speaks ends after this, whatever its department says: nothing sticks. */
  longestSilenceMs: 24 * 3_600_000,
  /** An agent is reachable while the last ping is younger than this. */
  leaseMs: 50_000,
  /** An agent whose page was lost is expected back for this long: a reload, a deploy, a lift. */
  returnGraceMs: 30_000,
  /** Whoever serves a chat and has no socket for it is lost after this. */
  agentLostMs: 30_000,
  /** A transfer or an invitation is open for this long. */
  requestMs: 45_000,
  /** While only such agents could take a chat, the department is asked again after this. */
  askAgainMs: 5_000,
  /** A deleted ticket can be had back for this long after the last of those that were deleted together. */
  undoMs: 30_000,
  /** The longest that many tickets are deleted together. */
  deletingMs: 15 * 60_000,
  /** A repeated `Idempotency-Key` gets the first answer for so long. */
  idempotencyMs: 24 * 3_600_000,
  /** Uses of a canned message closer together than this count once. */
  cannedUseMs: 60_000,
  /** A connect ticket may be used once, and only for this long. */
  connectTicketMs: 60_000,
  /** A visitor's token outlives the chat by this, so that the transcript can be read again. */
  visitorTokenMs: 7 * 24 * 3_600_000,
  /** The address of a file. */
  fileLinkMs: 10 * 60_000,
  /** A form whose files were sent is sent itself within this, or they are thrown away. */
  draftMs: 24 * 3_600_000,
  /** A website's token for its visitor lives no longer than this, and clocks may differ by this. */
  identityMs: 10 * 60_000,
  identityLeewayMs: 60_000,
  /** What the panel gets for it. */
  identityTokenMs: 24 * 3_600_000,
  /** The link in an e-mail leads back to its ticket for so long. */
  answerTokenMs: 90 * 24 * 3_600_000,
  /** An e-mail that cannot be sent is tried again for so long, first after this. */
  emailTriesMs: 24 * 3_600_000,
  emailRetryMs: 60_000,
  /** An agent's session. */
  sessionMs: 14 * 24 * 3_600_000,
} as const;

/** The department's ring time when none is set, seconds. */
export const defaultRingSeconds = 60;
/** How long one agent is rung alone when nothing else is set, seconds. */
export const defaultTurnSeconds = 20;
/** Chats one agent may have at once when nothing else is set, over all departments. */
export const defaultCap = 5;
/** What the End menu offers, seconds. */
export const endMenuSeconds = [30, 60, 120, 300] as const;
