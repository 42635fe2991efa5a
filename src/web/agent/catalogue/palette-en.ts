// English for the palette and the list of shortcuts.
import type { Sentence } from "../../shared/i18n.ts";

export const en = {
  "palette.open": "Search",
  "palette.title": "Search and actions",
  "palette.field": "Search chats, tickets and actions",
  "palette.looking": "Searching…",
  "palette.failed": "The search did not work. Check your connection and type again.",
  "palette.nothing": "Nothing found.",
  "palette.throughTickets": "Search all tickets for “{q}”",
  "palette.goOffline": "Go offline",

  "shortcuts.title": "Keyboard shortcuts",
  "shortcuts.palette": "Search chats, tickets and actions",
  "shortcuts.list": "Show this list",
  "shortcuts.single": "Single keys do something",
  "shortcuts.singleHint": "Off: no key acts by itself. This list stays within reach through {keys}.",
  "shortcuts.send": "Send the message",
  "shortcuts.break": "Begin a new line",
  "shortcuts.canned": "Suggest canned messages while you type",
  "shortcuts.move": "Choose in a list or menu",
  "shortcuts.insert": "Insert the chosen canned message",
  "shortcuts.close": "Close a list, menu or dialog",
  "shortcuts.tabs": "Go to the chat beside, on the tabs",
  "shortcuts.closeTab": "Close an ended chat, on its tab",
} as const satisfies Record<string, Sentence>;
