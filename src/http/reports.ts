// The doors to reports and the wallboard. An agent reads of no chats but the agent's own.
import { type Context, Hono } from "hono";
import { openDatabase } from "../db/database.ts";
import { recount } from "../db/report-recount.ts";
import { reportOf } from "../db/reports.ts";
import type { SignedIn } from "../db/sessions.ts";
import { type DepartmentNow, departmentsNow } from "../db/wallboard.ts";
import { byteOrderMark, csvLine } from "../domain/csv.ts";
import { reportTable } from "../domain/report-tables.ts";
import type { Env } from "../env.ts";
import {
  type AgentState,
  type Recounted,
  type Report,
  ReportExportQuery,
  ReportQuery,
  type Wallboard,
  type WallboardDepartment,
} from "../protocol/report-api.ts";
import { callObject } from "./call-object.ts";
import { query } from "./checked.ts";
import type { AgentDoors } from "./doors.ts";
import { signedIn } from "./identity.ts";
import { Refusal } from "./problems.ts";

export const reports = new Hono<AgentDoors>()
  .get("/reports", signedIn, query(ReportQuery), async (c) => {
    const asked = { ...c.req.valid("query"), ...ownOnly(c.get("agent")) };
    return c.json((await reportOf(openDatabase(c.env.DB), asked)) satisfies Report);
  })
  .get("/reports/export", signedIn, query(ReportExportQuery), async (c) => {
    const { by, ...asked } = c.req.valid("query");
    const report = await reportOf(openDatabase(c.env.DB), { ...asked, ...ownOnly(c.get("agent")) });
    return csv(c, `report-by-${by}-${asked.from}-${asked.to}.csv`, reportTable(report, by));
  })
  .post("/reports/recount", signedIn, async (c) => {
    if (c.get("agent").role !== "admin") throw new Refusal("forbidden");
    return c.json((await recount(openDatabase(c.env.DB))) satisfies Recounted);
  })
  .get("/wallboard", signedIn, async (c) => {
    const agent = c.get("agent");
    if (agent.role === "agent") throw new Refusal("forbidden");
    const reach = agent.role === "admin" ? "all" : agent.departments.map(({ id }) => id);
    const departments = await departmentsNow(openDatabase(c.env.DB), reach);
    return c.json({
      at: Date.now(),
      departments: await Promise.all(departments.map((department) => shown(c.env, department))),
    } satisfies Wallboard);
  });

function ownOnly({ role, id }: SignedIn): { agent?: string } {
  return role === "agent" ? { agent: id } : {};
}

function csv(c: Context, name: string, rows: readonly (readonly string[])[]): Response {
  c.header("Content-Type", "text/csv; charset=utf-8");
  c.header("Content-Disposition", `attachment; filename="${name}"`);
  return c.body(byteOrderMark + rows.map(csvLine).join(""));
}

/** Whose page could ring is known to the department alone; it is asked only where somebody is online. */
async function shown(env: Env, { roster, ...department }: DepartmentNow): Promise<WallboardDepartment> {
  const online = roster.filter(({ status }) => status === "online");
  const free = new Set<string>();
  if (online.length > 0) {
    const answer = await callObject(() => env.DEPARTMENTS.getByName(department.id).skipReasons(online));
    if (answer.ok) for (const { agentId, why } of answer.value) if (why === null) free.add(agentId);
  }
  const stateOf = ({ agentId, status, load, cap }: DepartmentNow["roster"][number]): AgentState => {
    if (status === "offline") return "offline";
    if (load >= cap) return "full";
    return free.has(agentId) ? "free" : "away";
  };
  return {
    ...department,
    agents: roster.map((standing) => ({
      id: standing.agentId,
      name: standing.name,
      state: stateOf(standing),
      load: standing.load,
      cap: standing.cap,
    })),
  };
}
