// English for the rating after a chat.

export const en = {
  ask: "How was this chat?",
  yours: "Your rating",
  good: "Good",
  okay: "Okay",
  bad: "Bad",
  comment: "Anything you would like to add?",
  optional: "optional",
  send: "Send comment",
  sending: "This is sent as soon as the connection is back.",
  change: "You can still change your rating.",
  thanks: "Thank you for your rating. You can still change it.",
  commented: "Thank you. Your comment was sent.",
  refused: "This could not be saved. Please try again.",
} as const satisfies Record<string, string>;

export type RatingKey = keyof typeof en;
