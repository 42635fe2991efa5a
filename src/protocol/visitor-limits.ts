// What the visitor's panel has to know of the limits: apart from the others, so that it ships no more.

export const visitorLimits = {
  /** One message, UTF-16 code units. */
  bodyChars: 10_000,
  nameChars: 120,
  /** RFC 5321, 4.5.3.1.3. */
  emailChars: 254,
  questionChars: 2_000,
  /** What a visitor writes into one field that the site added. */
  answerChars: 1_000,
} as const;

/** A page that is open pings this often; the runtime answers without waking anything. Milliseconds. */
export const pingMs = 20_000;
