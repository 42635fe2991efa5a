// The view that was deleted last, and the way back, for half a minute.
import { useEffect, useState } from "preact/hooks";
import { spans } from "../../../protocol/limits.ts";
import { go } from "../navigation.ts";
import { refusalText } from "../words.ts";
import { useViews } from "./use-views.ts";
import { t } from "./words.ts";

export function DeletedNotice() {
  const { deleted, restore, forgetDeleted } = useViews();
  const view = deleted.value;
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (view === null) return;
    setProblem("");
    const timer = setTimeout(forgetDeleted, spans.undoMs);
    return () => clearTimeout(timer);
  }, [view]);

  async function bringBack(): Promise<void> {
    const refused = await restore();
    if (refused) setProblem(refusalText(refused.code));
    else if (view) go({ page: "tickets", view: view.id });
  }

  return (
    <div role="status">
      {view ? (
        <p class="deleted-view">
          <span>{problem || t("views.deleted", { name: view.name })}</span>
          <button type="button" class="link" onClick={() => void bringBack()}>
            {t("views.restore")}
          </button>
        </p>
      ) : null}
    </div>
  );
}
