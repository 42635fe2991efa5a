// What was done last to a canned message, said where somebody goes next.
import { signal } from "@preact/signals";

export const lastDone = signal("");
