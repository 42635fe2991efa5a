// What counts as nothing said; pages ask it before they send.

const asciiBlank = /^[ \t\r\n]*$/;

/** Nothing but spaces and line breaks of ASCII. Other invisible characters are somebody's text. */
export function isBlank(text: string): boolean {
  return asciiBlank.test(text);
}
