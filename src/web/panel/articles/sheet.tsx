// What lies over the panel for a while: a head with the way back, and what is read. The form behind it stays as it was, and
// the focus returns to where it came from.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { BackIcon } from "./icons.tsx";
import { t } from "./words.ts";

interface Props {
  title: string;
  language?: string | undefined;
  /** Escape goes the same way. */
  back(): void;
  children: ComponentChildren;
}

export function Sheet({ title, language, back, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // The sheet may be gone from the page by now, and then the browser gives nothing back.
    return () => setTimeout(() => before instanceof HTMLElement && before.focus());
  }, []);
  // Another page of the sheet: who cannot see it hears its title.
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="sheet-title"
      onCancel={(event) => {
        event.preventDefault();
        back();
      }}
      // The panel itself stays open.
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
    >
      <header class="sheet-head">
        <button type="button" class="head-button icon-button" aria-label={t("articles.back")} onClick={back}>
          <BackIcon />
        </button>
        <h2 id="sheet-title" tabIndex={-1} ref={heading} lang={language} dir="auto">
          {title}
        </h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="sheet-body" aria-labelledby="sheet-title" tabIndex={0}>
        {children}
      </section>
    </dialog>
  );
}
