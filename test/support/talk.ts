// A chat that is talked in, on the objects alone: Vic and Ada each on a line.
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { type Crew, connectDesk, crew, line, openInput } from "./objects.ts";

export const client = "client-of-vic-0001";
export const agentClient = "client-of-ada-0001";

export async function talk(team?: Crew) {
  const { departmentId, ada, bo } = team ?? (await crew());
  const desk = await connectDesk(departmentId, ada);
  const input = openInput(departmentId);
  const chat = env.CHATS.getByName(input.id);
  expect(await chat.open(input)).toMatchObject({ ok: true, value: { view: { phase: "waiting" } } });
  await desk.of("ring");
  const agent = { id: ada.agentId, name: "Ada", departmentIds: [departmentId], supervises: false };
  expect(await chat.accept(agent, input.offerId)).toMatchObject({
    ok: true,
    value: { view: { phase: "active" } },
  });
  const visitor = { role: "visitor", visitorId: input.visitor.id } as const;
  const owner = { role: "agent", agentId: ada.agentId, name: "Ada", supervises: false } as const;
  const vic = await line(input.id, visitor);
  const adaLine = await line(input.id, owner);
  return { input, chat, desk, vic, ada: adaLine, visitor, owner, departmentId, agents: { ada, bo } };
}
