// The page's icons: strokes on a 24-unit grid, in the colour of the text around them. Never the only name of a thing.
const paths = {
  chats:
    "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z",
  tickets: "M4 7.5h16v3a2 2 0 0 0 0 3.9v3H4v-3a2 2 0 0 0 0-3.9zM14 7.5v10",
  send: "M4.5 12 20 4.5 15.5 20l-4-6zM11.5 14 20 4.5",
  end: "M12 4v8M7 6.6a7 7 0 1 0 10 0",
  check: "m5 12.5 4.5 4.5L19 7.5",
  checks: "m2.5 12.5 4 4.5 9-9.5M11 15.5l1.5 1.5 9-9.5",
  clock: "M12 7.5V12l3 2M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16",
  close: "m6.5 6.5 11 11m0-11-11 11",
  down: "M12 5v14m-6-6 6 6 6-6",
  chevron: "m7 10 5 5 5-5",
  plus: "M12 5.5v13M5.5 12h13",
  pin: "M9 4h6l-.8 6 3.3 3.5h-11L9.8 10zM12 13.5V20",
  download: "M12 4.5v10m-4.5-4.5 4.5 4.5 4.5-4.5M5 19.5h14",
  back: "M19 12H5m6-6-6 6 6 6",
  more: "M6 12v.01M12 12v.01M18 12v.01",
  reply: "M10 6 4.5 11.5 10 17m-5-5.5h8a6.5 6.5 0 0 1 6.5 6.5",
  note: "M5 4.5h14v10L14.5 19H5zM14.5 19v-4.5H19",
  transfer: "M4 8.5h15m-4-4 4 4-4 4M20 15.5H5m4 4-4-4 4-4",
  invite: "M9.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 19.5a6.5 6.5 0 0 1 13 0M18.5 8v6m-3-3h6",
  leave: "M14 4.5H6v15h8M11 12h9.5m-3.5-3.5 3.5 3.5-3.5 3.5",
  takeOver: "M12 3.5 5 6.5v5c0 4 3 7.5 7 9 4-1.5 7-5 7-9v-5zm-3 8.5 2.3 2.3L15.5 10",
  person: "M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5M4.5 20a7.5 7.5 0 0 1 15 0",
  canned: "M5 5h14v9.5H11L7.5 18v-3.5H5zM8.5 8.5h7M8.5 11.5h4.5",
  lock: "M6.5 11h11v8.5h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  attach:
    "m19 11.5-7.4 7.4a4.7 4.7 0 0 1-6.6-6.6l7.8-7.8a3.1 3.1 0 0 1 4.4 4.4L9.4 16.7a1.6 1.6 0 0 1-2.2-2.2l7-7",
  emoji: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M9.2 10v.01M14.8 10v.01M8.7 14a4 4 0 0 0 6.6 0",
  verified: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m-3.5 8.2 2.4 2.4 4.6-4.8",
  live: "M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6m9 2.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
  search: "M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12m4.5-1.5L20 20",
  reports: "M4 20h16M7 16.5v-5M12 16.5v-10M17 16.5v-7",
  alert: "M12 4 3 19.5h18zM12 10v4.5m0 2.5v.01",
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** The lamp over the door: the product's mark. */
export function Mark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="brand-ground" width="32" height="32" rx="9" />
      <path class="brand-glow" d="M16 12.5 25 26H7z" />
      <path class="brand-lamp" d="M10.5 14.5a5.5 5.5 0 0 1 11 0zM16 9V5.5" />
    </svg>
  );
}
