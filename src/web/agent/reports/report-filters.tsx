// Which days, which department, which agent. Agents have but their own chats, and choose days alone.
import { useEffect, useState } from "preact/hooks";
import type { Report } from "../../../protocol/report-api.ts";
import { useDesk } from "../desk-context.ts";
import { rest } from "../rest.ts";
import { dayBefore, type ReportChoice, reportChoice, stretches } from "./report-choice.ts";
import { t } from "./words.ts";

type Named = { id: string; name: string };

export function ReportFilters({ agents }: { agents: Report["agents"] }) {
  const { me } = useDesk();
  const choice = reportChoice.value;
  const departments = useDepartments(me.role !== "agent");
  const people = useKnown(agents.filter(({ id }) => id !== ""));

  function choose(change: Partial<ReportChoice>): void {
    reportChoice.value = { ...choice, ...change };
  }

  return (
    <form class="report-filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        {t("report.stretch")}
        <select
          value={choice.stretch}
          onChange={({ currentTarget: { value } }) =>
            choose({ stretch: stretches.find((name) => name === value) ?? choice.stretch })
          }
        >
          {stretches.map((name) => (
            <option key={name} value={name}>
              {t(`report.${name}`)}
            </option>
          ))}
        </select>
      </label>
      {choice.stretch === "ownDays" ? (
        <>
          <label>
            {t("report.from")}
            <input
              type="date"
              value={choice.from}
              max={dayBefore(0)}
              onChange={({ currentTarget: { value } }) => value && choose({ from: value })}
            />
          </label>
          <label>
            {t("report.to")}
            <input
              type="date"
              value={choice.to}
              onChange={({ currentTarget: { value } }) => value && choose({ to: value })}
            />
          </label>
        </>
      ) : null}
      {me.role === "agent" ? null : (
        <>
          <Choice
            name={t("report.department")}
            all={t("report.allDepartments")}
            of={departments}
            chosen={choice.department}
            onChoose={(department) => choose({ department })}
          />
          <Choice
            name={t("report.agent")}
            all={t("report.allAgents")}
            of={people}
            chosen={choice.agent}
            onChoose={(agent) => choose({ agent })}
          />
        </>
      )}
    </form>
  );
}

interface ChoiceProps {
  name: string;
  all: string;
  of: readonly Named[];
  chosen: string;
  onChoose: (id: string) => void;
}

function Choice({ name, all, of, chosen, onChoose }: ChoiceProps) {
  return (
    <label>
      {name}
      <select value={chosen} onChange={({ currentTarget: { value } }) => onChoose(value)}>
        <option value="">{all}</option>
        {of.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name || t("report.gone")}
          </option>
        ))}
      </select>
    </label>
  );
}

function useDepartments(wanted: boolean): readonly Named[] {
  const [departments, setDepartments] = useState<readonly Named[]>([]);
  useEffect(() => {
    if (wanted)
      void rest.departments().then((answer) => {
        if (answer.ok) setDepartments(answer.value.data);
      });
  }, [wanted]);
  return departments;
}

/** Whoever had chats in a report that was shown: one who is chosen alone does not hide the others. */
function useKnown(agents: readonly Named[]): readonly Named[] {
  const [known, setKnown] = useState<readonly Named[]>([]);
  useEffect(() => {
    const fresh = agents.filter(({ id }) => !known.some((one) => one.id === id));
    if (fresh.length > 0) setKnown([...known, ...fresh].sort((a, b) => a.name.localeCompare(b.name)));
  });
  return known;
}
