import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { noteIgnored, resetIgnored, setStatus } from "../../src/db/agents.ts";
import { openDatabase } from "../../src/db/database.ts";
import { agents } from "../../src/db/schema.ts";
import { countedD1 } from "../support/counted-d1.ts";
import { addAgent, addDepartment, freshId } from "../support/rows.ts";

const db = openDatabase(env.DB);

async function agentRow(id: string) {
  const [found] = await db.select().from(agents).where(eq(agents.id, id));
  return found;
}

it("who lets two offers in a row ring to their end is set offline, and all the departments are named", async () => {
  const support = await addDepartment(db);
  const sales = await addDepartment(db, { name: "Sales" });
  const ada = await addAgent(db, [support, sales]);
  expect(await noteIgnored(db, [ada], freshId("offer"), 5000)).toEqual([]);
  const [over] = await noteIgnored(db, [ada], freshId("offer"), 6000);
  expect(over?.standing).toMatchObject({ agentId: ada, status: "offline", statusAt: 6000, load: 0 });
  expect(over?.departmentIds.toSorted()).toEqual([support, sales].toSorted());
  expect(await agentRow(ada)).toMatchObject({ status: "offline", setOfflineAt: 6000 });
});

it("the same offer counts once, however often it is delivered, and its answer is the same again", async () => {
  const ada = await addAgent(db, [await addDepartment(db)]);
  const first = freshId("offer");
  const second = freshId("offer");
  for (let time = 0; time < 3; time += 1) expect(await noteIgnored(db, [ada], first, 5000)).toEqual([]);
  const over = await noteIgnored(db, [ada], second, 6000);
  expect(over.length).toBe(1);
  expect(await noteIgnored(db, [ada], second, 7000)).toEqual(over);
  expect(await agentRow(ada)).toMatchObject({ ignoredOffers: 2, statusAt: 6000 });
});

it("an answer in between begins the count anew, also where the old offer is told of once more", async () => {
  const ada = await addAgent(db, [await addDepartment(db)]);
  const first = freshId("offer");
  await noteIgnored(db, [ada], first, 5000);
  await resetIgnored(db, ada);
  expect(await noteIgnored(db, [ada], first, 5500)).toEqual([]);
  expect(await noteIgnored(db, [ada], freshId("offer"), 6000)).toEqual([]);
  expect((await noteIgnored(db, [ada], freshId("offer"), 7000)).length).toBe(1);
});

it("going online again takes the banner away and begins the count anew", async () => {
  const ada = await addAgent(db, [await addDepartment(db)]);
  await noteIgnored(db, [ada], freshId("offer"), 5000);
  await noteIgnored(db, [ada], freshId("offer"), 5000);
  await setStatus(db, ada, "online", 5000);
  expect(await agentRow(ada)).toMatchObject({ status: "online", statusAt: 5001, setOfflineAt: null });
  expect(await noteIgnored(db, [ada], freshId("offer"), 6000)).toEqual([]);
});

it("who has gone offline by own will is not set offline, and is not told so", async () => {
  const ada = await addAgent(db, [await addDepartment(db)]);
  await noteIgnored(db, [ada], freshId("offer"), 5000);
  await setStatus(db, ada, "offline", 5500);
  expect(await noteIgnored(db, [ada], freshId("offer"), 6000)).toEqual([]);
  expect(await noteIgnored(db, [ada], freshId("offer"), 7000)).toEqual([]);
  expect(await agentRow(ada)).toMatchObject({ statusAt: 5500, setOfflineAt: null });
});

it("of all who were rung only those who ignored two are set offline, in a department of hundreds too", async () => {
  const department = await addDepartment(db);
  const ada = await addAgent(db, [department]);
  const bo = await addAgent(db, [department], { name: "Bo" });
  await noteIgnored(db, [ada], freshId("offer"), 5000);
  const strangers = Array.from({ length: 300 }, () => freshId("agent"));
  const over = await noteIgnored(db, [...strangers, ada, bo], freshId("offer"), 6000);
  expect(over.map(({ standing }) => standing.agentId)).toEqual([ada]);
  expect(await agentRow(bo)).toMatchObject({ status: "online", ignoredOffers: 1 });
  expect(await noteIgnored(db, [], freshId("offer"), 6000)).toEqual([]);
});

it("an answer of who ignored nothing writes nothing", async () => {
  const ada = await addAgent(db, [await addDepartment(db)]);
  const counted = countedD1(env.DB);
  await resetIgnored(openDatabase(counted.d1), ada);
  expect(counted.written).toBe(0);
});
