// One department in the real runtime: who is rung, who is told what, and what does not ring any more.
import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Standing } from "../../src/durable/department.ts";
import type { OfferCard } from "../../src/protocol/desk-frames.ts";
import { spans } from "../../src/protocol/limits.ts";
import { connectDesk, newId } from "../support/objects.ts";
import { anyone } from "../support/plain.ts";

afterEach(() => {
  vi.useRealTimers();
});

function standing(name: string, change: Partial<Standing> = {}): Standing {
  return { agentId: newId("agent"), name, status: "online", statusAt: 1, load: 0, cap: 5, ...change };
}

function card(departmentId: string, change: Partial<OfferCard> = {}): OfferCard {
  const now = Date.now();
  return {
    offerId: newId("offer"),
    chatId: newId("chat"),
    kind: "new",
    from: null,
    message: "",
    departmentId,
    departmentName: "Support",
    visitorName: "Vic",
    question: "Where is my order?",
    ringsSince: now,
    ringsUntil: now + 60_000,
    ...change,
  };
}

function place() {
  const departmentId = newId("dept");
  return { departmentId, department: env.DEPARTMENTS.getByName(departmentId) };
}

describe("an offer", () => {
  it("rings all who can take it, and says why the others were not rung", async () => {
    const { departmentId, department } = place();
    const [ada, bo] = [standing("Ada"), standing("Bo")];
    const full = standing("Cy", { load: 5 });
    const away = standing("Di", { status: "offline" });
    const elsewhere = standing("Eve");
    const lines = await Promise.all([ada, bo, full, away].map((agent) => connectDesk(departmentId, agent)));
    const offer = card(departmentId);
    const roster = [ada, bo, full, away, elsewhere];
    const answer = await department.offer({ card: offer, attempt: 1, roster, request: anyone });
    if (!answer.ok) throw new Error("refused");
    expect(answer.value.rung.map(({ name }) => name)).toEqual(["Ada", "Bo"]);
    expect(answer.value.skipped.map(({ name, why }) => `${name} ${why}`)).toEqual([
      "Cy at_cap",
      "Di offline",
      "Eve no_socket",
    ]);
    for (const line of lines.slice(0, 2)) expect(await line.of("ring")).toMatchObject({ offer });
    for (const line of lines.slice(2))
      expect(line.frames.filter(({ type }) => type === "ring")).toHaveLength(0);
  });

  it("delivered twice rings once and gets the same answer", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    const line = await connectDesk(departmentId, ada);
    const request = { card: card(departmentId), attempt: 1, roster: [ada], request: anyone };
    const first = await department.offer(request);
    expect(await department.offer(request)).toEqual(first);
    await department.settle(request.card.offerId, "withdrawn", null);
    await line.of("hush");
    expect(line.frames.filter(({ type }) => type === "ring")).toHaveLength(1);
  });

  it("that comes after its end does not ring", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    const line = await connectDesk(departmentId, ada);
    const late = card(departmentId);
    await department.settle(late.offerId, "withdrawn", null);
    await department.offer({ card: late, attempt: 1, roster: [ada], request: anyone });
    await department.setStatus({ ...ada, status: "offline", statusAt: 2 });
    await line.of("status");
    expect(line.frames.filter(({ type }) => type === "ring")).toHaveLength(0);
  });

  it("taken by one closes on every page and names the one", async () => {
    const { departmentId, department } = place();
    const [ada, bo] = [standing("Ada"), standing("Bo")];
    const lines = await Promise.all([ada, ada, bo].map((agent) => connectDesk(departmentId, agent)));
    const offer = card(departmentId);
    await department.offer({ card: offer, attempt: 1, roster: [ada, bo], request: anyone });
    await department.settle(offer.offerId, "accepted", { id: ada.agentId, name: "Ada" });
    for (const line of lines) {
      await line.of("ring");
      expect(await line.of("hush")).toMatchObject({
        offerId: offer.offerId,
        end: "accepted",
        by: { name: "Ada" },
      });
    }
  });

  it("declined closes on that agent's pages only, and does not come back to the agent", async () => {
    const { departmentId, department } = place();
    const [ada, bo] = [standing("Ada"), standing("Bo")];
    const adaLine = await connectDesk(departmentId, ada);
    const boLine = await connectDesk(departmentId, bo);
    const offer = card(departmentId);
    await department.offer({ card: offer, attempt: 1, roster: [ada, bo], request: anyone });
    await department.declined(offer.offerId, ada.agentId);
    expect(await adaLine.of("hush")).toMatchObject({ end: "declined" });
    const again = await connectDesk(departmentId, ada);
    expect(again.frames.find(({ type }) => type === "hello")).toMatchObject({ offers: [] });
    const boAgain = await connectDesk(departmentId, bo);
    expect(boAgain.frames.find(({ type }) => type === "hello")).toMatchObject({ offers: [offer] });
    expect(boLine.frames.filter(({ type }) => type === "hush")).toHaveLength(0);
  });

  it("is heard by an agent who comes online while it rings", async () => {
    const { departmentId, department } = place();
    const [ada, bo] = [standing("Ada"), standing("Bo", { status: "offline" })];
    await connectDesk(departmentId, ada);
    const late = await connectDesk(departmentId, bo);
    const offer = card(departmentId);
    await department.offer({ card: offer, attempt: 1, roster: [ada, bo], request: anyone });
    await department.setStatus({ ...bo, status: "online", statusAt: 2 });
    expect(await late.of("ring")).toMatchObject({ offer });
  });

  it("is heard by an agent who has room again", async () => {
    const { departmentId, department } = place();
    const full = standing("Ada", { load: 1, cap: 1 });
    const line = await connectDesk(departmentId, full);
    const offer = card(departmentId);
    await department.offer({ card: offer, attempt: 1, roster: [full], request: anyone });
    expect(line.frames.filter(({ type }) => type === "ring")).toHaveLength(0);
    await department.ticketWritten(newId("chat"), [{ ...full, load: 0 }]);
    expect(await line.of("ring")).toMatchObject({ offer });
  });

  it("is heard no more by an agent who has reached the cap with another", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada", { cap: 1 });
    const line = await connectDesk(departmentId, ada);
    const [taken, other] = [card(departmentId), card(departmentId)];
    for (const each of [taken, other])
      await department.offer({ card: each, attempt: 1, roster: [ada], request: anyone });
    await department.settle(taken.offerId, "accepted", { id: ada.agentId, name: "Ada" });
    expect(
      await line.frame(({ type, offerId }) => type === "hush" && offerId === other.offerId),
    ).toMatchObject({
      end: "full",
    });
  });

  it("does not ring for ever, even if its chat never says a word again", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    const line = await connectDesk(departmentId, ada);
    const offer = card(departmentId);
    await department.offer({ card: offer, attempt: 1, roster: [ada], request: anyone });
    vi.useFakeTimers({ toFake: ["Date"], now: offer.ringsUntil + 1 });
    await runDurableObjectAlarm(department);
    expect(await line.of("hush")).toMatchObject({ offerId: offer.offerId, end: "missed" });
  });

  it("survives the object's sleep", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    const line = await connectDesk(departmentId, ada);
    const offer = card(departmentId);
    await department.offer({ card: offer, attempt: 1, roster: [ada], request: anyone });
    await evictDurableObject(department);
    await department.settle(offer.offerId, "accepted", { id: ada.agentId, name: "Ada" });
    expect(await line.of("hush")).toMatchObject({ end: "accepted" });
  });
});

describe("presence", () => {
  it("is a lease: a page that has not answered for too long is not rung", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    const line = await connectDesk(departmentId, ada);
    expect(await department.availability()).toMatchObject({ value: { available: true } });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.leaseMs + 1_000 });
    expect(await department.availability()).toMatchObject({ value: { available: false } });
    const asleep = await department.offer({
      card: card(departmentId),
      attempt: 1,
      roster: [ada],
      request: anyone,
    });
    expect(asleep).toMatchObject({ value: { rung: [], skipped: [{ why: "no_socket" }] } });
    expect(line.closed).toBeNull();
  });

  it("a page that was lost lately is expected back: the chat is asked to ask again, and rings when it is back", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    const line = await connectDesk(departmentId, ada);
    line.close();
    await line.end();
    expect(await department.availability()).toMatchObject({ value: { available: true } });
    const offer = card(departmentId);
    const answer = await department.offer({ card: offer, attempt: 1, roster: [ada], request: anyone });
    expect(answer).toMatchObject({ value: { rung: [], skipped: [{ why: "no_socket" }], isAwaited: true } });
    const back = await connectDesk(departmentId, ada);
    expect(back.frames.find(({ type }) => type === "hello")).toMatchObject({ offers: [offer] });
    expect(await department.offer({ card: offer, attempt: 2, roster: [ada], request: anyone })).toMatchObject(
      {
        value: { rung: [{ name: "Ada" }], isAwaited: false },
      },
    );
  });

  it("a page lost with the object itself is expected back, one lost long ago is not", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    await connectDesk(departmentId, ada);
    await evictDurableObject(department, { webSockets: "close" });
    expect(await department.availability()).toMatchObject({ value: { available: true } });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + spans.returnGraceMs + 1_000 });
    expect(await department.availability()).toMatchObject({ value: { available: false } });
    const answer = await department.offer({
      card: card(departmentId),
      attempt: 1,
      roster: [ada],
      request: anyone,
    });
    expect(answer).toMatchObject({ value: { rung: [], isAwaited: false } });
  });

  it("an older status never overwrites a newer one", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada", { statusAt: 5 });
    await connectDesk(departmentId, ada);
    await department.setStatus({ ...ada, status: "offline", statusAt: 9 });
    await department.setStatus({ ...ada, status: "online", statusAt: 7 });
    expect(await department.availability()).toMatchObject({ value: { available: false } });
    const answer = await department.offer({
      card: card(departmentId),
      attempt: 1,
      roster: [ada],
      request: anyone,
    });
    expect(answer).toMatchObject({ value: { rung: [], skipped: [{ why: "offline" }] } });
  });

  it("a status set on one page is told to all pages of the agent, and to nobody else", async () => {
    const { departmentId, department } = place();
    const [ada, bo] = [standing("Ada"), standing("Bo")];
    const pages = await Promise.all([connectDesk(departmentId, ada), connectDesk(departmentId, ada)]);
    const other = await connectDesk(departmentId, bo);
    await department.setStatus({ ...ada, status: "offline", statusAt: 2 });
    for (const page of pages) expect(await page.of("status")).toMatchObject({ status: "offline" });
    expect(other.frames.filter(({ type }) => type === "status")).toHaveLength(0);
  });
});

describe("the queue", () => {
  it("counts those who began to wait earlier, and nobody who no longer waits", async () => {
    const { departmentId, department } = place();
    const ada = standing("Ada");
    await connectDesk(departmentId, ada);
    const now = Date.now();
    const cards = [0, 1, 2].map((n) => card(departmentId, { ringsSince: now + n }));
    for (const each of cards)
      await department.offer({ card: each, attempt: 1, roster: [ada], request: anyone });
    const position = async (index: number) => {
      const place = await department.queuePlace(cards[index]?.chatId ?? "");
      return place.ok ? place.value : null;
    };
    expect(await position(2)).toEqual({ position: 3, waiting: 3 });
    await department.settle(cards[0]?.offerId ?? "", "accepted", { id: ada.agentId, name: "Ada" });
    expect(await position(2)).toEqual({ position: 2, waiting: 2 });
    expect(await position(0)).toEqual({ position: null, waiting: 2 });
  });
});

describe("a desk's frames", () => {
  it.each(["{", '{"type":"launch"}', new ArrayBuffer(4)])(
    "that are not of the form are refused with a code",
    async (bad) => {
      const { departmentId } = place();
      const line = await connectDesk(departmentId, standing("Ada"));
      line.send(bad);
      expect(await line.of("nack")).toMatchObject({ code: "bad_frame" });
      expect(line.closed).toBeNull();
    },
  );
});
