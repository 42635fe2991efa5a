// A part of the panel that is fetched when it is first drawn.
import { lazily as lazilyWith, type Part } from "../shared/lazily.tsx";
import { t } from "./words.ts";

export function lazily<P extends object>(load: () => Promise<Part<P>>): Part<P> {
  return lazilyWith(load, Fetching);
}

function Fetching({ failed, again }: { failed: boolean; again(): void }) {
  return failed ? (
    <button type="button" class="quiet" onClick={again}>
      {t("panel.retry")}
    </button>
  ) : null;
}
