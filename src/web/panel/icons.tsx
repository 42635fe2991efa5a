// The panel's pictures. All are decoration: their buttons and marks have words.

export function Icon({ path, wide = false }: { path: string; wide?: boolean }) {
  return (
    <svg viewBox={wide ? "0 0 28 20" : "0 0 20 20"} class={wide ? "icon wide" : "icon"} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export const CloseIcon = () => <Icon path="M5 5l10 10M15 5L5 15" />;
export const SendIcon = () => <Icon path="M10 16V4.5M4.5 10L10 4.5l5.5 5.5" />;
export const DownIcon = () => <Icon path="M10 4v11.5M4.5 10l5.5 5.5 5.5-5.5" />;
export const CheckIcon = () => <Icon path="M4 10.5l4 4 8-9" />;
export const ChecksIcon = () => <Icon wide path="M3 10.5l4 4 8-9M12.5 13.5l1.5 1.5 8-9" />;
export const ClockIcon = () => <Icon path="M10 5.5V10l3 2M17 10a7 7 0 11-14 0 7 7 0 0114 0z" />;
