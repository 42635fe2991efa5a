// Which canned messages a list shows: those of a department, of a category, and with a word in them. Pure.
import { rank } from "../../../domain/canned.ts";
import type { CannedMessage } from "../../../protocol/canned-api.ts";

export interface Sought {
  query: string;
  /** "" is any; "personal" stands beside the ids. */
  department: string;
  /** "" is any, "none" those without. */
  category: string;
}

export const anything: Sought = { query: "", department: "", category: "" };

export function found(messages: readonly CannedMessage[], { query, department, category }: Sought) {
  const fitting = messages.filter(
    (message) => isOfDepartment(message, department) && isOfCategory(message, category),
  );
  return rank(fitting, query.trim().replace(/^[#/＃／]/, ""), new Map(), fitting.length);
}

function isOfDepartment({ isPersonal, departmentIds }: CannedMessage, department: string): boolean {
  if (department === "") return true;
  if (department === "personal") return isPersonal;
  return !isPersonal && (departmentIds === null || departmentIds.includes(department));
}

function isOfCategory({ categoryId }: CannedMessage, category: string): boolean {
  return category === "" || categoryId === (category === "none" ? null : category);
}
