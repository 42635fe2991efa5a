// For admins: count the reports anew from the tickets, in steps that can be stopped, and say whether anything differed.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Recounted } from "../../../protocol/report-api.ts";
import { rest } from "../rest.ts";
import { refusalText } from "../words.ts";
import { numberText } from "./report-texts.ts";
import { t } from "./words.ts";

export function Recount({ onDone }: { onDone: () => void }) {
  const [came, setCame] = useState<Recounted | null>(null);
  const [problem, setProblem] = useState("");
  const [going, setGoing] = useState(false);
  const stopped = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  async function start(): Promise<void> {
    stopped.current = false;
    setProblem("");
    setCame(null);
    setGoing(true);
    while (!stopped.current) {
      const answer = await rest.recountReports();
      if (!answer.ok) {
        setProblem(refusalText(answer.code));
        break;
      }
      setCame(answer.value);
      if (answer.value.differing !== null) {
        onDone();
        break;
      }
    }
    setGoing(false);
  }

  return (
    <div class="recount">
      <p class="hint">{t("recount.hint")}</p>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          if (going) stopped.current = true;
          else void start();
        }}
      >
        {t(going ? "recount.stop" : "recount.start")}
      </button>
      {going && came ? (
        <progress max={Math.max(1, came.of)} value={came.upTo} aria-label={t("recount.start")} />
      ) : null}
      <p role="status">{came ? progressText(came, going) : ""}</p>
      <p class="field-error" role="alert">
        {problem}
      </p>
    </div>
  );
}

function progressText({ upTo, of, differing }: Recounted, going: boolean): string {
  if (differing === null)
    return going ? t("recount.going", { done: numberText(upTo), of: numberText(of) }) : "";
  return differing === 0
    ? t("recount.same", { of: numberText(of) })
    : t("recount.differing", { count: differing });
}
