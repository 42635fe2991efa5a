// English for the refusals that a visitor may meet, and agents too.

export const en = {
  "refusal.network": "No connection. Check the network and try again.",
  "refusal.bad_request": "Something in this request was not understood.",
  "refusal.unsupported_version": "This page is out of date. Please reload it.",
  "refusal.too_long": "This is too long.",
  "refusal.bad_origin": "Chat is not set up for this website.",
  "refusal.not_found": "This does not exist any more.",
  "refusal.ended": "The chat has ended.",
  "refusal.not_missed": "A message can no longer be added here.",
  "refusal.too_many": "No more can be added here.",
  "refusal.no_department": "Chat is not available here.",
  "refusal.too_fast": "That was a little fast. Please wait a moment.",
  "refusal.busy": "The service is busy. Please try again.",
  "refusal.internal": "Something went wrong on our side. Please try again.",
} as const satisfies Record<string, string>;

export type CommonKey = keyof typeof en;
