// A part of the agent page that is fetched when it is first shown; meanwhile it says so.
import { lazily as lazilyWith, type Part } from "../shared/lazily.tsx";
import { t } from "./words.ts";

export function lazily<P extends object>(load: () => Promise<Part<P>>): Part<P> {
  return lazilyWith(load, Fetching);
}

function Fetching({ failed, again }: { failed: boolean; again(): void }) {
  return (
    <div class="nothing" aria-busy={!failed}>
      <p role="status">{t(failed ? "page.partFailed" : "page.loading")}</p>
      {failed ? (
        <button type="button" class="quiet" onClick={again}>
          {t("page.retry")}
        </button>
      ) : null}
    </div>
  );
}
