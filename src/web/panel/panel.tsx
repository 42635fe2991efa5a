// The panel's frame: its head, and under it whichever stage the visit has come to.
import { Chat } from "./chat.tsx";
import { Loading, PanelHead } from "./panel-head.tsx";
import { StartForm } from "./start-form.tsx";
import type { Visit } from "./visit.ts";
import { refusalText, t } from "./words.ts";

export function Panel({ visit }: { visit: Visit }) {
  const stage = visit.stage.value;
  switch (stage.name) {
    case "loading":
      return <Loading />;
    case "failed":
      return (
        <>
          <PanelHead title={t("panel.title")} />
          <main class="middle">
            <p role="alert">{refusalText(stage.code)}</p>
            <button
              type="button"
              class="quiet"
              onClick={stage.code === "unsupported_version" ? () => location.reload() : visit.begin}
            >
              {t("panel.retry")}
            </button>
          </main>
        </>
      );
    case "form":
      return <StartForm visit={visit} availability={stage.availability} />;
    case "chat":
      return <Chat key={stage.chatId} visit={visit} chatId={stage.chatId} client={stage.client} />;
    default:
      return stage satisfies never;
  }
}
