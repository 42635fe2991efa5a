// Puts text in at the caret, in place of what is chosen, as if it were typed: the one way that the browser can undo.
export function typeIn(element: HTMLTextAreaElement, text: string): void {
  element.focus();
  if (text !== "" && document.execCommand("insertText", false, text)) return;
  element.setRangeText(text, element.selectionStart, element.selectionEnd, "end");
  element.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
