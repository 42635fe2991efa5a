// The look of the rating, fetched with it: a sheet of its own would be no part of what is fetched later.

export const ratingStyle = `
.rating, .rating form { display: flex; flex-direction: column; gap: 8px; }
.rating form[hidden] { display: none; }
.rating [role="status"]:empty { margin-block-start: -8px; }
.rating fieldset { min-inline-size: 0; margin: 0; padding: 0; border: 0; }
.rating legend { margin-block-end: 8px; padding: 0; font-weight: 600; }
.faces { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
.faces button {
  display: flex; flex-direction: column; align-items: center; gap: 2px;
  min-block-size: 64px; padding: 8px 4px;
  border: 1px solid var(--field-line); border-radius: var(--radius-s);
  background: var(--page); font-size: var(--text-s); font-weight: 600;
}
.faces button:hover:enabled { background: var(--accent-soft); }
.faces button:disabled { cursor: default; }
.faces .icon { inline-size: 28px; block-size: 28px; stroke-width: 1.6; }
.faces [aria-pressed="true"] { border-color: currentcolor; box-shadow: inset 0 0 0 1px currentcolor; }
.faces [aria-pressed="true"].good { color: var(--good); }
.faces [aria-pressed="true"].okay { color: var(--warn); }
.faces [aria-pressed="true"].bad { color: var(--bad); }
.rating label { margin: 0; }
.rating .quiet:disabled { color: var(--ink-soft); cursor: default; }
.rating .quiet:disabled:hover { background: transparent; }
`;
