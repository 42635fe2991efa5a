// What is open closes when somebody presses, or goes, beside it. Returns what stops listening.

interface Root {
  current: Node | null;
}

export function onOutside(
  root: Root,
  leave: () => void,
  events: readonly ("pointerdown" | "focusin")[] = ["pointerdown"],
): () => void {
  function leaveOutside({ target }: Event): void {
    if (target instanceof Node && !root.current?.contains(target)) leave();
  }
  for (const event of events) document.addEventListener(event, leaveOutside);
  return () => {
    for (const event of events) document.removeEventListener(event, leaveOutside);
  };
}
