// The departments as they are now: who waits and how long, what is being served, what each agent is doing.
import { useState } from "preact/hooks";
import {
  agentStates,
  type Wallboard as Board,
  type WallboardDepartment,
} from "../../../protocol/report-api.ts";
import { useNow } from "../../shared/countdown.tsx";
import { clockTime } from "../../shared/time.ts";
import { Icon } from "../icons.tsx";
import { timeLocale } from "../preferences.ts";
import { rest } from "../rest.ts";
import { useRepeated } from "../use-repeated.ts";
import { refusalText, spanText } from "../words.ts";
import { numberText } from "./report-texts.ts";
import { t } from "./words.ts";

const lookAgainMs = 5_000;

interface Seen {
  board: Board;
  /** This device's clock minus the server's. */
  skewMs: number;
}

export function Wallboard() {
  const { seen, problem } = useBoard();
  return (
    <section class="reports" aria-labelledby="board-title">
      <h1 id="board-title">{t("board.heading")}</h1>
      <p class="field-error" role="alert">
        {problem}
      </p>
      {seen === null && !problem ? (
        <p class="nothing" aria-busy="true" role="status">
          {t("page.loading")}
        </p>
      ) : null}
      {seen?.board.departments.length === 0 ? (
        <div class="nothing">
          <Icon name="reports" />
          <h2>{t("board.none")}</h2>
          <p>{t("board.noneHint")}</p>
        </div>
      ) : null}
      {seen ? <Departments {...seen} /> : null}
    </section>
  );
}

function useBoard(): { seen: Seen | null; problem: string } {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [problem, setProblem] = useState("");
  useRepeated(lookAgainMs, rest.wallboard, (answer) => {
    setProblem(answer.ok ? "" : `${t("board.failed")} ${refusalText(answer.code)}`);
    if (answer.ok) setSeen({ board: answer.value, skewMs: Date.now() - answer.value.at });
  });
  return { seen, problem };
}

function Departments({ board, skewMs }: Seen) {
  const now = useNow();
  return (
    <>
      <ul class="board">
        {board.departments.map((department) => (
          <li key={department.id}>
            <DepartmentCard department={department} now={now - skewMs} />
          </li>
        ))}
      </ul>
      <p class="hint">{t("board.at", { time: clockTime(board.at, timeLocale.value) })}</p>
    </>
  );
}

function DepartmentCard({ department, now }: { department: WallboardDepartment; now: number }) {
  const { id, name, waiting, active, waitingSince, agents } = department;
  return (
    <section class="board-card" aria-labelledby={`board-${id}`}>
      <h2 id={`board-${id}`} dir="auto">
        {name}
      </h2>
      <dl class="totals">
        <div class={waiting > 0 ? "urgent" : undefined}>
          <dt>{t("board.waiting")}</dt>
          <dd>{numberText(waiting)}</dd>
        </div>
        <div>
          <dt>{t("board.active")}</dt>
          <dd>{numberText(active)}</dd>
        </div>
        <div class={waiting > 0 ? "urgent" : undefined}>
          <dt>{t("board.longest")}</dt>
          <dd>{waitingSince === null ? "–" : spanText(now - waitingSince)}</dd>
        </div>
      </dl>
      <h3>{t("board.agents")}</h3>
      {agents.length === 0 ? <p class="soft">{t("board.nobodyHere")}</p> : <Counts agents={agents} />}
      <ul class="board-agents">
        {[...agents]
          .sort((a, b) => agentStates.indexOf(a.state) - agentStates.indexOf(b.state))
          .map((agent) => (
            <li key={agent.id}>
              <span class={`presence ${agent.state}`} aria-hidden="true" />
              <span dir="auto">{agent.name}</span>
              <span class="soft">{t(`board.${agent.state}`)}</span>
              <span class="soft board-load">{t("board.load", { load: agent.load, cap: agent.cap })}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Counts({ agents }: Pick<WallboardDepartment, "agents">) {
  const counts = agentStates
    .map((state) => ({ state, count: agents.filter((agent) => agent.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <p class="soft">
      {counts.map(({ state, count }) => t("board.count", { count, state: t(`board.${state}`) })).join(" · ")}
    </p>
  );
}
