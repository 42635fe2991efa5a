import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { addressee, openDepartment, rosterOf } from "../../src/db/departments.ts";
import { addAgent, addDepartment } from "../support/rows.ts";

const db = openDatabase(env.DB);

it("a department overflows to another that takes chats, and to none that does not", async () => {
  const sales = await addDepartment(db, { name: "Sales" });
  const off = await addDepartment(db, { name: "Off", chatEnabled: false });
  const overflowOf = async (overflowId: string | null) =>
    (await openDepartment(db, await addDepartment(db, { overflowId })))?.overflow;
  expect(await overflowOf(sales)).toEqual({ id: sales, name: "Sales" });
  expect(await overflowOf(off)).toBeNull();
  expect(await overflowOf("dept_zzzzzzzzzzzzzzzzzzzz")).toBeNull();
  expect(await overflowOf(null)).toBeNull();
  expect(await openDepartment(db, off)).toBeNull();
});

it("an agent is asked by a department that takes chats and has the agent, under names that are true", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const off = await addDepartment(db, { chatEnabled: false });
  const ada = await addAgent(db, [support, off]);
  const asked = { department: { id: support, name: "Support" }, to: { id: ada, name: "Ada" } };
  expect(await addressee(db, support, ada)).toEqual(asked);
  expect(await addressee(db, support, null)).toEqual({ ...asked, to: null });
  expect(await addressee(db, sales, ada)).toBeNull();
  expect(await addressee(db, off, ada)).toBeNull();
  expect(await addressee(db, "dept_zzzzzzzzzzzzzzzzzzzz", null)).toBeNull();
});

it("the roster says who belongs to a department, whether it is open, and nothing of one that takes no chats", async () => {
  const shut = await addDepartment(db, { hours: [[], [], [], [], [], [], []] });
  const ada = await addAgent(db, [shut]);
  const found = await rosterOf(db, shut, 1);
  expect([found?.roster.map(({ agentId }) => agentId), found?.isOpen]).toEqual([[ada], false]);
  expect((await rosterOf(db, await addDepartment(db), 1))?.isOpen).toBe(true);
  expect(await rosterOf(db, await addDepartment(db, { chatEnabled: false }), 1)).toBeNull();
});
