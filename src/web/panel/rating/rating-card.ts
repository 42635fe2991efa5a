// How was this chat? Fetched when an answered chat has ended, and made without the panel's own parts: whatever both used
// would have to be fetched apart by everybody.
import { ratings } from "../../../protocol/entry.ts";
import { ratingLimits } from "../../../protocol/rating-limits.ts";
import type { ChatClient } from "../../shared/chat-client.ts";
import type { Locale } from "../../shared/i18n.ts";
import { ratingFaces } from "../../shared/rating-faces.ts";
import type { RatingKey } from "./catalogue/en.ts";
import { ratingStyle } from "./rating-style.ts";

const catalogues: Record<Locale, () => Promise<Record<RatingKey, string>>> = {
  en: async () => (await import("./catalogue/en.ts")).en,
  "zh-CN": async () => (await import("./catalogue/zh-CN.ts")).zhCN,
};

let styled = false;

/** Puts the question into `place`. It stays in step with the chat: another page may rate, and change the rating. */
export async function askForRating(place: HTMLElement, client: ChatClient, locale: Locale): Promise<void> {
  const words = await catalogues[locale]();
  dress();
  const question = make("legend", {});
  const faces = ratings.map((rating) => {
    const face = make("button", { type: "button", className: rating }, picture(ratingFaces[rating]));
    face.append(make("span", {}, words[rating]));
    face.onclick = () => rate(rating, said()?.comment ?? "", "thanks");
    return { rating, face };
  });
  const comment = make("textarea", { id: "rating-comment", rows: 2, dir: "auto" });
  comment.maxLength = ratingLimits.ratingCommentChars;
  const label = make("label", { htmlFor: comment.id }, `${words.comment} `);
  label.append(make("span", { className: "optional" }, `(${words.optional})`));
  const send = make("button", { type: "submit", className: "quiet" }, words.send);
  const form = make("form", {}, label, comment, send);
  const told = make("p", { className: "soft small" });
  told.setAttribute("role", "status");
  const problem = make("p", { className: "problem" });
  problem.setAttribute("role", "alert");
  const row = make("div", { className: "faces" }, ...faces.map(({ face }) => face));
  const card = make("div", { className: "rating" }, make("fieldset", {}, question, row), form, told, problem);

  /** The comment as it was when it was last shown; what differs was typed here and is not sent yet. */
  let shown = said()?.comment ?? "";
  let thanks: "thanks" | "commented" | "change" = "change";
  comment.value = shown;

  /** The newest word, on its way or taken. */
  function said() {
    const pending = client.pending.value.findLast((frame) => frame.type === "rate");
    return pending?.type === "rate" ? pending : (client.replica.value.view?.rated ?? null);
  }

  function rate(rating: (typeof ratings)[number], text: string, then: typeof thanks): void {
    const before = said();
    if (before?.rating === rating && before.comment === text) return;
    thanks = then;
    client.rate({ rating, comment: text });
  }

  function typed(): string {
    return comment.value.trim() === "" ? "" : comment.value;
  }

  function draw(): void {
    const now = said();
    const may = client.replica.value.view?.may.rate ?? false;
    const waits = client.pending.value.some(({ type }) => type === "rate");
    const refused = client.refused.value?.type === "rate";
    question.textContent = now ? words.yours : words.ask;
    for (const { rating, face } of faces) {
      face.ariaPressed = String(now?.rating === rating);
      face.disabled = !may;
    }
    const saved = now?.comment ?? "";
    if (comment.value === shown) comment.value = saved;
    shown = saved;
    form.hidden = !(now && may);
    send.disabled = typed() === saved;
    const silent = refused || !now || (waits && client.connection.value === "live");
    tell(told, silent ? "" : waits ? words.sending : may ? words[thanks] : words.thanks);
    tell(problem, refused ? words.refused : "");
    problem.hidden = !refused;
  }

  form.onsubmit = (event) => {
    event.preventDefault();
    const now = said();
    if (now) rate(now.rating, typed(), "commented");
  };
  comment.oninput = draw;
  for (const changes of [client.replica, client.pending, client.refused, client.connection])
    changes.subscribe(draw);
  place.replaceChildren(card);
}

/** Says a thing once: a screen reader reads each change. */
function tell(line: HTMLElement, text: string): void {
  if (line.textContent !== text) line.textContent = text;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  fields: Partial<HTMLElementTagNameMap[Tag]>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), fields);
  made.append(...inside);
  return made;
}

function picture(strokes: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", strokes);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}

/** A sheet made by a script is the one that the panel's content security policy lets in. */
function dress(): void {
  if (styled) return;
  styled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ratingStyle);
  document.adoptedStyleSheets.push(sheet);
}
