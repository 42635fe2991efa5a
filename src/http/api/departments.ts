// Departments over the admin API: when they are open, how they ring, what becomes of silent chats.
import type * as v from "valibot";
import {
  createDepartment,
  deleteDepartment,
  departmentById,
  departmentsAfter,
  editDepartment,
} from "../../db/department-edits.ts";
import type { DepartmentRow } from "../../db/departments.ts";
import {
  CreateDepartment,
  Department,
  EditDepartment,
  OfDepartment,
  Page,
  Paging,
} from "../../protocol/admin-api.ts";
import { Refusal } from "../problems.ts";
import { byAge, pageOf } from "./cursor.ts";
import { type Asked, type Endpoint, endpoint } from "./endpoint.ts";

type Change = v.InferOutput<typeof EditDepartment>;

export const departments: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/departments",
    scope: "departments:read",
    summary: "All departments, the oldest first",
    query: Paging,
    answer: Page(Department),
    run: ({ query }, { db }) =>
      pageOf(
        query,
        { schema: byAge, of: ({ createdAt, id }: DepartmentRow) => ({ at: createdAt, id }) },
        (after, limit) => departmentsAfter(db, after, limit),
        shown,
      ),
  }),
  endpoint({
    method: "POST",
    path: "/departments",
    scope: "departments:write",
    summary: "A new department",
    body: CreateDepartment,
    answer: Department,
    async run({ body }, asked) {
      const { db, now, newId, audit } = asked;
      const id = await newId("dept");
      await checkFit(id, body, {}, asked);
      const row = { id, createdAt: now, ...given(body), name: body.name };
      return shown(await createDepartment(db, row, audit("department.created", id, body)));
    },
  }),
  endpoint({
    method: "GET",
    path: "/departments/:id",
    scope: "departments:read",
    summary: "One department",
    params: OfDepartment,
    answer: Department,
    run: async ({ params }, asked) => shown(await found(params.id, asked)),
  }),
  endpoint({
    method: "PATCH",
    path: "/departments/:id",
    scope: "departments:write",
    summary: "Changes a department; chats that run keep what they began with",
    params: OfDepartment,
    body: EditDepartment,
    answer: Department,
    async run({ params, body }, asked) {
      const { db, audit } = asked;
      const department = await found(params.id, asked);
      await checkFit(department.id, body, department, asked);
      if (Object.keys(body).length === 0) return shown(department);
      const edited = await editDepartment(
        db,
        department.id,
        given(body),
        audit("department.edited", department.id, body),
      );
      if (edited === null) throw new Refusal("not_found");
      return shown(edited);
    },
  }),
  endpoint({
    method: "DELETE",
    path: "/departments/:id",
    scope: "departments:write",
    summary: "Removes a department; its tickets stay",
    params: OfDepartment,
    async run({ params }, asked) {
      const { db, audit } = asked;
      const { id, name } = await found(params.id, asked);
      await deleteDepartment(db, id, audit("department.deleted", id, { name }));
      return null;
    },
  }),
];

async function found(id: string, { db }: Asked): Promise<DepartmentRow> {
  const department = await departmentById(db, id);
  if (department === null) throw new Refusal("not_found");
  return department;
}

/** What no single field tells: where it overflows to, and that a warning comes before the end. */
async function checkFit(
  id: string,
  change: Change,
  before: Partial<DepartmentRow>,
  { db }: Asked,
): Promise<void> {
  const { overflowId } = change;
  if (overflowId === id) throw new Refusal("bad_request", { overflow_id: "is the department itself" });
  if (overflowId && (await departmentById(db, overflowId)) === null)
    throw new Refusal("bad_request", { overflow_id: "is no department" });
  const { silentWarnMinutes: warn = null, silentEndMinutes: end = null } = { ...before, ...given(change) };
  if (warn !== null && end !== null && warn >= end)
    throw new Refusal("bad_request", { silent_warn_minutes: "is not before the end" });
}

/** What is not named stays. */
function given(change: Change): Partial<Omit<DepartmentRow, "id" | "createdAt">> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function shown(department: DepartmentRow): v.InferOutput<typeof Department> {
  const { hours, holidays, ...fields } = department;
  const week =
    hours === null ? null : hours.map((day) => day.map(([from, to]): [number, number] => [from, to]));
  return { ...fields, hours: week, holidays: [...holidays] };
}
