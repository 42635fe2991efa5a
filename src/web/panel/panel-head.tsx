// The head of the panel: who the visitor talks to, what may be done with the chat, and the way out.
import type { ComponentChildren } from "preact";
import type { Person } from "../../protocol/photos.ts";
import { hostPage } from "./host-page.ts";
import { CloseIcon } from "./icons.tsx";
import { Photo } from "./photo.tsx";
import { t } from "./words.ts";

interface Props {
  title: string;
  subtitle?: string;
  /** Whose photo or initial stands beside the title. */
  person?: Person | null | undefined;
  children?: ComponentChildren;
}

export function PanelHead({ title, subtitle, person, children }: Props) {
  return (
    <header class="head">
      {person ? (
        <span class="initial" aria-hidden="true">
          {[...person.name][0]?.toLocaleUpperCase()}
          <Photo of={person} />
        </span>
      ) : null}
      <div class="head-words">
        <h1 tabIndex={-1}>{title}</h1>
        {subtitle ? <p>{subtitle}</p> : null}
      </div>
      {children}
      {hostPage.closable ? (
        <button
          type="button"
          class="head-button icon-button"
          aria-label={t("panel.close")}
          title={t("panel.close")}
          onClick={() => hostPage.tell({ porchlight: "close" })}
        >
          <CloseIcon />
        </button>
      ) : null}
    </header>
  );
}

export function Loading() {
  return (
    <>
      <PanelHead title={t("panel.title")} />
      <main class="middle" aria-busy="true">
        <p class="soft" role="status">
          {t("panel.loading")}
        </p>
      </main>
    </>
  );
}
