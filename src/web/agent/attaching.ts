// Files that somebody chose, dropped or pasted into a chat. What sends them is fetched then, and takes them from here.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { OpenChat } from "./open-chats.ts";

/** A chat stays in it once files were chosen for it, so that it is known where something is being sent. */
export const chosenFiles = signal<ReadonlyMap<OpenChat, readonly File[]>>(new Map());

export function attach(chat: OpenChat, files: Iterable<File>): void {
  const before = chosenFiles.value.get(chat) ?? [];
  chosenFiles.value = new Map(chosenFiles.value).set(chat, [...before, ...files]);
}

export function takeChosen(chat: OpenChat): readonly File[] {
  const files = chosenFiles.peek().get(chat) ?? [];
  if (files.length > 0) chosenFiles.value = new Map(chosenFiles.peek()).set(chat, []);
  return files;
}

/** Whether files are held over the element, where they may be dropped. Beside it they do not take the page away. */
export function useFileDrop(
  place: { current: Element | null },
  drop: (files: FileList) => void,
  may: () => boolean,
): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    function onDrag(event: DragEvent): void {
      const { dataTransfer, target, type } = event;
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const takes = may() && place.current?.contains(target as Node) === true;
      dataTransfer.dropEffect = takes ? "copy" : "none";
      setOver(takes && type === "dragover");
      if (takes && type === "drop") drop(dataTransfer.files);
    }
    const types = ["dragover", "dragleave", "drop"] as const;
    for (const type of types) addEventListener(type, onDrag);
    return () => {
      for (const type of types) removeEventListener(type, onDrag);
    };
  });
  return over;
}
