// Asks another agent to take the chat, or to help: a department, one of its free agents or any, and a word to them.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { DepartmentList, FreeAgents } from "../../protocol/agent-api.ts";
import type { ChatView } from "../../protocol/chat-view.ts";
import { limits } from "../../protocol/limits.ts";
import { newClientId } from "../shared/environment.ts";
import { Choice } from "./choice.tsx";
import { useDesk } from "./desk-context.ts";
import { Dialog } from "./dialog.tsx";
import { rest } from "./rest.ts";
import { refusalText, t } from "./words.ts";

type Departments = DepartmentList["data"];
type Free = FreeAgents["agents"];

/** Who is free changes while one chooses. */
const lookAgainMs = 4_000;

interface HelpDialogProps {
  kind: "transfer" | "invite";
  view: ChatView;
  onClose: () => void;
}

export function HelpDialog({ kind, view, onClose }: HelpDialogProps) {
  const { me } = useDesk();
  const id = useId();
  const [departments, setDepartments] = useState<Departments>([view.department]);
  const [departmentId, setDepartmentId] = useState(view.department.id);
  const [to, setTo] = useState<string | null>(null);
  const [message, setMessage] = useState("");
  const messageBox = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // What is asked for is the chat as it was when the dialog opened: if it changes hands meanwhile, that is said.
  const [epoch] = useState(view.epoch);
  const [cid, setCid] = useState(firstCid);
  const { free, failed } = useFree(departmentId);
  const over = message.length - limits.reasonChars;
  const there = [me.id, view.ownerId, ...(kind === "invite" ? view.participants : [])];
  const agents = free?.filter((agent) => !there.includes(agent.id));
  const gone = to !== null && agents !== undefined && !agents.some((agent) => agent.id === to);

  useEffect(() => {
    void rest.departments().then((answer) => {
      if (answer.ok) setDepartments(answer.value.data);
    });
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (over > 0) return messageBox.current?.focus();
    setBusy(true);
    setProblem(null);
    const answer = await rest.askForHelp(view.id, { cid, kind, departmentId, agentId: to, message, epoch });
    if (answer.ok) return onClose();
    setBusy(false);
    setProblem(refusalText(answer.code));
    // Whether a request without an answer was taken is found out under its own id; a refused one is asked anew.
    if (answer.code !== "network" && answer.code !== "internal") setCid(firstCid());
  }

  return (
    <Dialog title={t(`help.${kind}.title`)} onClose={onClose}>
      <p class="hint">{t(`help.${kind}.lead`)}</p>
      <form class="help" onSubmit={(event) => void submit(event)}>
        <label for={`${id}-department`}>{t("help.department")}</label>
        <select
          id={`${id}-department`}
          value={departmentId}
          onChange={(event) => {
            setDepartmentId(event.currentTarget.value);
            setTo(null);
          }}
        >
          {departments.map((department) => (
            <option key={department.id} value={department.id}>
              {department.name}
            </option>
          ))}
        </select>
        <fieldset class="choices">
          <legend>{t("help.agents")}</legend>
          {agents && agents.length > 0 ? (
            <Choice
              name={`${id}-to`}
              label={t("help.any")}
              hint={t("help.anyHint")}
              chosen={to === null}
              onChoose={() => setTo(null)}
            />
          ) : null}
          {agents?.map((agent) => (
            <Choice
              key={agent.id}
              name={`${id}-to`}
              label={agent.name}
              hint={t("help.load", { load: agent.load, cap: agent.cap })}
              chosen={to === agent.id}
              onChoose={() => setTo(agent.id)}
            />
          ))}
          <p class="hint" role="status">
            {agents === undefined
              ? t(failed ? "help.failed" : "help.loading")
              : agents.length === 0
                ? t("help.nobody")
                : ""}
          </p>
        </fieldset>
        <label for={`${id}-message`}>{t("help.message")}</label>
        <textarea
          id={`${id}-message`}
          ref={messageBox}
          rows={3}
          dir="auto"
          aria-invalid={over > 0}
          aria-describedby={`${id}-hint`}
          value={message}
          onInput={(event) => setMessage(event.currentTarget.value)}
        />
        <p class={over > 0 ? "field-error" : "hint"} id={`${id}-hint`} aria-live="polite">
          {over > 0 ? t("help.over", { chars: over }) : t("help.messageHint")}
        </p>
        <p class="field-error" role="alert">
          {gone ? t("help.gone") : problem}
        </p>
        <div class="row dialog-actions">
          <button type="button" class="quiet" onClick={onClose}>
            {t("end.cancel")}
          </button>
          <button type="submit" class="primary" disabled={busy || gone || !agents || agents.length === 0}>
            {t(busy ? "help.busy" : `help.${kind}.submit`)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function firstCid(): string {
  return `${newClientId()}.1`;
}

function useFree(departmentId: string): { free: Free | undefined; failed: boolean } {
  const [found, setFound] = useState<{ of: string; free: Free | undefined; failed: boolean }>();
  useEffect(() => {
    let over = false;
    async function look(): Promise<void> {
      const answer = await rest.freeAgents(departmentId);
      if (over) return;
      setFound((before) => {
        if (answer.ok) return { of: departmentId, free: answer.value.agents, failed: false };
        return {
          of: departmentId,
          free: before?.of === departmentId ? before.free : undefined,
          failed: true,
        };
      });
    }
    void look();
    const timer = setInterval(() => void look(), lookAgainMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [departmentId]);
  return found?.of === departmentId ? found : { free: undefined, failed: false };
}
