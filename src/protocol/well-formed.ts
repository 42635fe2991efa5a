// Text that can be stored; pages ask it before they send.

const surrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Half a surrogate pair cannot be stored as UTF-8, so it would come back as something else. */
export function isWellFormed(text: string): boolean {
  return !surrogate.test(text);
}
