// Escape closes the dialog it is pressed in, and not the whole panel with it.

export function keepEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") event.stopPropagation();
}
