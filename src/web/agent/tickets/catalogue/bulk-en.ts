// English for changing many tickets at once.
import type { BulkFailure } from "../../../../protocol/ticket-api.ts";
import type { Sentence } from "../../../shared/i18n.ts";

export const en = {
  "bulk.column": "Chosen",
  "bulk.one": "Choose ticket #{number}: {subject}",
  "bulk.shown": { one: "Choose the {count} shown", other: "Choose all {count} shown" },
  "bulk.bar": "Change the chosen tickets",
  "bulk.count": { one: "{count} chosen", other: "{count} chosen" },
  "bulk.view": "Choose all of “{view}”",
  "bulk.wholeView": "All of “{view}” chosen",
  "bulk.clear": "Choose none",
  "bulk.status": "Status",
  "bulk.owner": "Owner",
  "bulk.tags": "Tags",
  "bulk.delete": "Delete",
  "bulk.tagsTitle": "Change tags",
  "bulk.tagsAdd": "Add",
  "bulk.tagsRemove": "Remove",
  "bulk.tagsHint": "Commas part tags. Case makes no difference.",
  "bulk.tagsNone": "Enter a tag to add or to remove.",
  "bulk.apply": "Apply",
  "bulk.deleteTitle": "Delete all tickets of “{view}”?",
  "bulk.deleteText":
    "This deletes the tickets that are not shown, too. You can take it back for 30 seconds after the last one.",
  "bulk.keep": "Keep them",

  "bulk.running": { one: "Changing tickets: {count} so far", other: "Changing tickets: {count} so far" },
  "bulk.runningOf": "Changing tickets: {count} of {total}",
  "bulk.stop": "Stop",
  "bulk.stopped": {
    one: "Stopped after {count} ticket. The others are as they were.",
    other: "Stopped after {count} tickets. The others are as they were.",
  },
  "bulk.broken": {
    one: "It broke off after {count} ticket.",
    other: "It broke off after {count} tickets.",
  },
  "bulk.goOn": "Go on",
  "bulk.failed": {
    one: "{count} ticket was not changed",
    other: "{count} tickets were not changed",
  },
  "bulk.failedMore": { one: "and {count} more", other: "and {count} more" },
  "bulk.insist": "Change those that others changed all the same",
  "bulk.dismiss": "Dismiss",
  "bulk.unknown": "A ticket",
  "bulk.why.stale_version": "somebody changed it meanwhile",
  "bulk.why.not_found": "it was deleted, or is not yours to see",
  "bulk.why.forbidden": "the owner would not see it",
  "bulk.why.too_many": "it has as many tags as there may be",
  "bulk.why.bad_request": "what it should go back to is no more",

  "bulk.said.status": {
    one: "{count} ticket set to {status}.",
    other: "{count} tickets set to {status}.",
  },
  "bulk.said.owner": {
    one: "{count} ticket assigned to {name}.",
    other: "{count} tickets assigned to {name}.",
  },
  "bulk.said.nobody": {
    one: "{count} ticket belongs to nobody now.",
    other: "{count} tickets belong to nobody now.",
  },
  "bulk.said.tags": { one: "Tags of {count} ticket changed.", other: "Tags of {count} tickets changed." },
} as const satisfies Record<string, Sentence> & Record<`bulk.why.${BulkFailure}`, string>;

export type BulkKey = keyof typeof en;
