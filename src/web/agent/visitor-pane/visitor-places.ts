// What can be said of where a visitor is, from what the server read of the request. Each is "" where it is not known.
import type { VisitorClient } from "../../../protocol/agent-api.ts";
import type { ChatView } from "../../../protocol/chat-view.ts";

export type VisitedPage = { at: number; url: string; title: string };

/** The newest first. The page where the chat began counts as the first visit. */
export function pagesOf({ staff, createdAt }: Pick<ChatView, "staff" | "createdAt">): VisitedPage[] {
  if (staff === null) return [];
  const { client, pages } = staff;
  const first = { at: createdAt, url: client.pageUrl, title: client.pageTitle };
  const isThere = first.url === "" || pages[0]?.url === first.url;
  return [...(isThere ? [] : [first]), ...pages].reverse();
}

/** Safari on a tablet says that it is a Mac, so no more than this can be told. */
export function deviceOf({ system }: Pick<VisitorClient, "system">): "phone" | "computer" | null {
  if (/^(iOS|Android)/.test(system)) return "phone";
  return system === "" ? null : "computer";
}

/** 'Hangzhou, China', with the country by its name in the reader's language. */
export function placeOf({ city, country }: Pick<VisitorClient, "city" | "country">, locale: string): string {
  return [city, named(country, "region", locale)].filter((part) => part !== "").join(", ");
}

export function languageOf({ language }: Pick<VisitorClient, "language">, locale: string): string {
  return named(language, "language", locale);
}

/** The clock on the visitor's wall, with the day where it is another than the reader's. */
export function localTimeOf(
  { timezone }: Pick<VisitorClient, "timezone">,
  now: number,
  locale: string,
): string {
  if (timezone === "") return "";
  try {
    const theirs = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: timezone }).format(now);
    const day = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const isSameDay = theirs(day) === new Intl.DateTimeFormat(locale, day).format(now);
    return theirs({ hour: "numeric", minute: "2-digit", ...(isSameDay ? {} : { weekday: "long" }) });
  } catch {
    // A zone that this browser does not know.
    return "";
  }
}

function named(code: string, type: "region" | "language", locale: string): string {
  if (code === "") return "";
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
