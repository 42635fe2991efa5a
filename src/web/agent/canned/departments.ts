// The departments by name: all of them, once they are known, and at once the agent's own.
import { useEffect, useState } from "preact/hooks";
import type { CannedMessage } from "../../../protocol/canned-api.ts";
import { useDesk } from "../desk-context.ts";
import { rest } from "../rest.ts";
import { ct } from "./words.ts";

export interface Named {
  id: string;
  name: string;
}

export function useDepartments(): readonly Named[] {
  const { me } = useDesk();
  const [others, setOthers] = useState<readonly Named[]>([]);
  useEffect(() => {
    let wanted = true;
    void rest.departments().then((answer) => {
      if (wanted && answer.ok) setOthers(answer.value.data);
    });
    return () => {
      wanted = false;
    };
  }, []);
  const own = me.departments.map(({ id, name }) => ({ id, name }));
  return [...own, ...others.filter(({ id }) => !own.some((department) => department.id === id))];
}

/** Who may use a message, in words. */
export function scopeText(
  { isPersonal, departmentIds }: Pick<CannedMessage, "isPersonal" | "departmentIds">,
  departments: readonly Named[],
): string {
  if (isPersonal) return ct("canned.personal");
  if (departmentIds === null) return ct("canned.allDepartments");
  const names = departments.filter(({ id }) => departmentIds.includes(id)).map(({ name }) => name);
  return names.join(" · ");
}
