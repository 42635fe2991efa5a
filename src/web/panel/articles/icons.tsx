// Pictures of the help beside the form. All are decoration.

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 20 20" class="icon" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export const BackIcon = () => <Icon path="M12.5 4.5L7 10l5.5 5.5" />;
export const PageIcon = () => <Icon path="M5.5 3.5h6l3 3v10h-9zM8 10h4M8 13h4" />;
export const PastIcon = () => <Icon path="M4 10a6 6 0 1 1 2 4.5M4 5.5V10h4M10 7v3.2l2.2 1.3" />;
