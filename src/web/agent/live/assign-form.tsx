// The agents of the chat's department with their load: those who are free may be chosen, of the others it says why not.
// What is chosen is meant for the chat as it is shown here; where it changes hands meanwhile, that is said first.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Assignee, Assignees } from "../../../protocol/agent-api.ts";
import { Choice } from "../choice.tsx";
import { useDesk } from "../desk-context.ts";
import { rest } from "../rest.ts";
import { useRepeated } from "../use-repeated.ts";
import { refusalText } from "../words.ts";
import { t } from "./words.ts";

/** Who is free changes while one chooses. */
const lookAgainMs = 4_000;

export interface AssignFormProps {
  chatId: string;
  onAssigned: (agentName: string) => void;
  onClose: () => void;
}

export function AssignForm({ chatId, onAssigned, onClose }: AssignFormProps) {
  const { me } = useDesk();
  const id = useId();
  const [to, setTo] = useState<Pick<Assignee, "id" | "name"> | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { found, over, failed, look } = useAssignees(chatId, (now) => {
    setTo(null);
    setProblem(now.owner ? t("assign.changed", { name: now.owner.name }) : t("assign.changedToNobody"));
  });
  const form = useRef<HTMLFormElement>(null);
  const chosen = found?.agents.find((agent) => agent.id === to?.id);
  const gone = to !== null && found !== null && chosen?.why !== null;
  const isAnyFree = found?.agents.some(({ why }) => why === null) ?? false;

  useEffect(() => {
    if (isAnyFree) form.current?.querySelector<HTMLElement>("input:enabled")?.focus();
  }, [isAnyFree]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || found === null || gone) return;
    if (to === null) return setProblem(t("assign.choose"));
    setBusy(true);
    setProblem(null);
    const answer = await rest.assign(chatId, to.id, found.epoch);
    if (answer.ok) {
      onAssigned(to.name);
      onClose();
      return;
    }
    setBusy(false);
    setProblem(refusalText(answer.code));
    look();
  }

  const { department, owner } = found ?? { department: { name: "" }, owner: null };
  return (
    <form class="help" ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <p class="hint">{t("assign.lead")}</p>
      {found ? (
        <p class="hint">{owner ? t("assign.owner", { name: owner.name }) : t("assign.nobody")}</p>
      ) : null}
      <fieldset class="choices" aria-describedby={`${id}-state`}>
        <legend>{found ? t("assign.agents", { department: department.name }) : t("assign.looking")}</legend>
        {found?.agents.map((agent) => (
          <Choice
            key={agent.id}
            name={`${id}-to`}
            label={agent.id === me.id ? t("assign.you", { name: agent.name }) : agent.name}
            hint={t(agent.why === null ? "assign.load" : `assign.why.${agent.why}`, {
              load: agent.load,
              cap: agent.cap,
            })}
            chosen={to?.id === agent.id}
            disabled={agent.why !== null && to?.id !== agent.id}
            onChoose={() => {
              setTo(agent);
              setProblem(null);
            }}
          />
        ))}
        <p class="hint" id={`${id}-state`} role="status">
          {stateOf(found, failed, isAnyFree)}
        </p>
      </fieldset>
      <p class="field-error" role="alert">
        {over ? refusalText(over) : gone ? t("assign.gone", { name: to.name }) : problem}
      </p>
      <div class="row dialog-actions">
        <button type="button" class="quiet" onClick={onClose}>
          {t("end.cancel")}
        </button>
        <button type="submit" class="primary" disabled={busy || gone || over !== null || !isAnyFree}>
          {t(busy ? "assign.busy" : "assign.submit")}
        </button>
      </div>
    </form>
  );
}

function stateOf(found: Assignees | null, failed: boolean, isAnyFree: boolean): string {
  if (failed) return t("assign.failed");
  if (found === null || isAnyFree) return "";
  return t(found.agents.length === 0 ? "assign.empty" : "assign.full", { department: found.department.name });
}

/** `onHandOver`: the chat is not in the hands any more in which it was shown. */
function useAssignees(chatId: string, onHandOver: (now: Assignees) => void) {
  const [found, setFound] = useState<Assignees | null>(null);
  const [failed, setFailed] = useState(false);
  /** Why it can be given to nobody any more. */
  const [over, setOver] = useState<string | null>(null);
  const look = useRepeated(
    lookAgainMs,
    () => rest.assignees(chatId),
    (answer) => {
      const isOver = !answer.ok && (answer.code === "ended" || answer.code === "not_found");
      setOver(isOver ? answer.code : null);
      setFailed(!answer.ok && !isOver);
      if (!answer.ok) return;
      if (found !== null && found.epoch !== answer.value.epoch) onHandOver(answer.value);
      setFound(answer.value);
    },
  );
  return { found, over, failed, look };
}
