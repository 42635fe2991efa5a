// The closed list of reasons for a 'no', over sockets and REST alike. Each has one HTTP status and one
// sentence; pages translate the code, they never show the sentence of a server.

/** Those that only programs meet, at the admin API: no page has words for them. */
const toPrograms = {
  missing_scope: [403, "The token has not the scope that this route asks for."],
  key_reused: [409, "The idempotency key was used for another request."],
  in_progress: [409, "The request with this idempotency key is still running. Ask again in a moment."],
  email_taken: [409, "Another agent has this e-mail address."],
  last_admin: [409, "There must be an admin."],
  stale_etag: [412, "It has changed since you read it. Read it again."],
  bad_cursor: [400, "The cursor is not one that this list gave."],
} as const;

export const refusals = {
  ...toPrograms,
  bad_request: [400, "The request is not of the form this route takes."],
  bad_frame: [400, "The frame is not of the form this socket takes."],
  unsupported_version: [400, "This version of the protocol is no longer spoken. Reload the page."],
  too_long: [413, "It is longer than allowed."],
  unauthenticated: [401, "Sign in first."],
  wrong_login: [401, "E-mail or password is wrong."],
  bad_identity: [401, "The website's token for its visitor is not one that can be trusted."],
  expired_identity: [401, "The website's token for its visitor is too old. Ask the website for another."],
  bad_ticket: [401, "The connect ticket is forged, used or expired. Ask for another."],
  bad_origin: [403, "This origin may not call here."],
  forbidden: [403, "Your role does not allow this."],
  not_found: [404, "There is no such thing, or it is not yours to see."],
  method_not_allowed: [405, "This route does not take that method."],
  upgrade_required: [426, "This route takes WebSocket connections only."],
  taken: [409, "Another agent took this chat."],
  offer_closed: [409, "This offer is no longer open."],
  not_in_department: [403, "The chat rings in a department that is not yours."],
  department_closed: [409, "The department in which it rings takes no chats any more."],
  at_cap: [409, "You have as many chats as you may have at once."],
  offline: [409, "You are offline. Go online to take chats."],
  ended: [409, "The chat has ended."],
  not_active: [409, "The chat has not begun."],
  stale_epoch: [409, "The chat has changed hands since."],
  stale_version: [409, "Somebody has changed it since you read it."],
  bad_criterion: [409, "A criterion asks for what is not there, or is there no more."],
  not_owner: [409, "Only the agent who has the chat may do this."],
  offer_pending: [409, "A transfer or an invitation is open already."],
  already_there: [409, "That agent is in the chat already."],
  not_serving: [409, "You are not in this chat."],
  agent_not_in_department: [409, "That agent does not belong to the chat's department."],
  agent_offline: [409, "That agent is offline."],
  agent_unreachable: [409, "That agent is online, but has no page open."],
  agent_at_cap: [409, "That agent has as many chats as they may have at once."],
  no_countdown: [409, "No end is set."],
  not_missed: [409, "Only after a missed chat can a message be left."],
  not_finished: [409, "Only a chat that was answered can be rated, and only when it is over."],
  chat_is_live: [409, "The visitor is in a chat now. Answer there."],
  no_email: [409, "The visitor left no e-mail address."],
  no_sender: [409, "No sender is set for e-mails: set the variable EMAIL_FROM."],
  no_rating: [409, "No rating is asked for here."],
  file_type: [415, "Files of this type are not taken here."],
  file_mismatch: [415, "The file's content is not what its name says."],
  file_empty: [400, "The file is empty."],
  files_off: [403, "No files are taken here."],
  too_many: [409, "There are as many as there may be."],
  out_of_order: [409, "An earlier frame of this client was numbered higher. Number it anew."],
  already_set_up: [409, "The first admin exists already."],
  unavailable: [409, "Nobody in that department can take a chat now."],
  bad_form: [400, "The form is not filled in as the site asks."],
  no_department: [409, "No department takes chats here."],
  too_fast: [429, "Too many in too short a time. Wait a little."],
  busy: [503, "The service cannot do this right now. Try again."],
  internal: [500, "Something went wrong here. The request id helps us find it."],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type RefusalCode = keyof typeof refusals;
/** Those that people meet, too. */
export type PageRefusalCode = Exclude<RefusalCode, keyof typeof toPrograms>;

/** What every failing REST answer looks like. */
export interface Problem {
  error: { code: RefusalCode; message: string; details: Record<string, unknown> };
}
