// Whether the visitor's pane stands beside the chat or comes over it as a sheet, and whether it is open. The choice
// beside the chat is kept for this browser tab; a sheet opens when it is asked for.
import { computed, signal } from "@preact/signals";
import { keepFor, recall } from "../drafts.ts";

const key = "visitor-pane";
const narrow = matchMedia("(max-width: 1023px)");

export const isSheet = signal(narrow.matches);
const besides = signal(recall(key) !== "closed");
const over = signal(false);

export const isPaneOpen = computed(() => (isSheet.value ? over.value : besides.value));

narrow.addEventListener("change", () => {
  isSheet.value = narrow.matches;
  over.value = false;
});

export function setPane(open: boolean): void {
  if (isSheet.value) over.value = open;
  else {
    besides.value = open;
    keepFor(key, open ? "" : "closed");
  }
}
