import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ManyChange, shareOf } from "../../src/domain/ticket-bulk.ts";
import {
  bury,
  type Colleague,
  type Edit,
  type Editable,
  type Editor,
  editOf,
  editTicket,
  isChange,
  normalTags,
  tagsWith,
  undoing,
} from "../../src/domain/ticket-editing.ts";
import { limits } from "../../src/protocol/limits.ts";
import { ticketStatuses } from "../../src/protocol/ticket-api.ts";
import type { Change } from "../../src/protocol/ticket-changes.ts";

const support = { id: "support", name: "Support" };
const sales = { id: "sales", name: "Sales" };
const ada: Colleague = { id: "ada", name: "Ada", seesAll: false, departmentIds: ["support"] };
const bo: Colleague = { id: "bo", name: "Bo", seesAll: false, departmentIds: ["sales"] };
const sue: Colleague = { id: "sue", name: "Sue", seesAll: true, departmentIds: [] };
const anywhere: Editor = { reach: "all", mayDelete: true };
const inSupport: Editor = { reach: ["support"], mayDelete: false };

const vics: Editable = {
  status: "open",
  owner: ada,
  department: support,
  tags: ["lamp"],
  dueAt: null,
  deletedAt: null,
};

function edited(ticket: Editable, edit: Edit, editor = anywhere) {
  const result = editTicket(ticket, edit, editor);
  if (!result.ok) throw new Error(result.code);
  return result;
}

function codeOf(result: ReturnType<typeof editTicket>): string {
  return result.ok ? "ok" : result.code;
}

describe("editing a ticket", () => {
  it("says what changed, and only that", () => {
    const { change, next } = edited(vics, { status: "closed", dueAt: null, tags: ["lamp", "late"] });
    expect(change).toEqual({
      status: { from: "open", to: "closed" },
      tags: { added: ["late"], removed: [] },
    });
    expect(next).toEqual({ ...vics, status: "closed", tags: ["lamp", "late"] });
    expect(edited(next, { status: "open" }).change).toEqual({ status: { from: "closed", to: "open" } });
  });

  it("wants an owner who sees the ticket where it will be", () => {
    expect(edited(vics, { owner: sue }).change).toEqual({
      owner: { from: { id: "ada", name: "Ada" }, to: { id: "sue", name: "Sue" } },
    });
    expect(codeOf(editTicket(vics, { owner: bo }, anywhere))).toBe("forbidden");
    expect(codeOf(editTicket(vics, { owner: "unknown" }, anywhere))).toBe("forbidden");
    expect(edited(vics, { owner: bo, department: sales }).next.owner).toEqual(bo);
    expect(codeOf(editTicket(vics, { owner: ada, department: sales }, anywhere))).toBe("forbidden");
  });

  it("takes a ticket from an owner who does not see the department that it goes to", () => {
    expect(edited(vics, { department: sales }).change).toEqual({
      owner: { from: { id: "ada", name: "Ada" }, to: null },
      department: { from: support, to: sales },
    });
    expect(edited({ ...vics, owner: sue }, { department: sales }).next.owner).toEqual(sue);
  });

  it("leaves the owner who has lost the department alone until the ticket moves or is given away", () => {
    const left = { ...vics, owner: bo };
    expect(edited(left, { status: "on_hold", owner: bo }).change).toEqual({
      status: { from: "open", to: "on_hold" },
    });
  });

  it("is not for whom the ticket is not theirs to see, and not for what is deleted", () => {
    expect(codeOf(editTicket(vics, { status: "closed" }, inSupport))).toBe("ok");
    expect(codeOf(editTicket(vics, { status: "closed" }, { ...inSupport, reach: ["sales"] }))).toBe(
      "not_found",
    );
    expect(codeOf(editTicket({ ...vics, deletedAt: 1 }, { status: "closed" }, anywhere))).toBe("not_found");
  });

  it("hands on to departments beyond the editor's sight, but to none that does not exist", () => {
    expect(codeOf(editTicket(vics, { department: sales }, inSupport))).toBe("ok");
    expect(codeOf(editTicket(vics, { department: "unknown" }, inSupport))).toBe("bad_request");
  });

  it("keeps each tag once, whatever its case, and no more than there may be", () => {
    expect(normalTags([" VIP", "lamp", "vip ", "", "LAMP"])).toEqual(["VIP", "lamp"]);
    expect(edited(vics, editOf(vics, { do: "tags", add: ["Lamp", "new"], remove: [] })).next.tags).toEqual([
      "lamp",
      "new",
    ]);
    expect(edited(vics, editOf(vics, { do: "tags", add: ["new"], remove: ["LAMP"] })).next.tags).toEqual([
      "new",
    ]);
    const full = { ...vics, tags: Array.from({ length: limits.tagsMax }, (_, at) => `tag ${at}`) };
    expect(codeOf(editTicket(full, editOf(full, { do: "tags", add: ["one"], remove: [] }), anywhere))).toBe(
      "too_many",
    );
    expect(
      codeOf(editTicket(full, editOf(full, { do: "tags", add: ["one"], remove: ["tag 3"] }), anywhere)),
    ).toBe("ok");
  });
});

describe("deleting a ticket", () => {
  it("is for supervisors and admins, can be taken back, and twice is once", () => {
    const gone = bury(vics, anywhere, "delete", 7);
    if (!gone.ok) throw new Error(gone.code);
    expect([gone.change, gone.next.deletedAt]).toEqual([{ deleted: true }, 7]);
    expect(bury(gone.next, anywhere, "delete", 8)).toEqual({ ok: true, change: {}, next: gone.next });
    expect(bury(gone.next, anywhere, "restore", 9)).toEqual({
      ok: true,
      change: { restored: true },
      next: vics,
    });
    expect(bury(vics, anywhere, "restore", 9)).toEqual({ ok: true, change: {}, next: vics });
    expect(codeOf(bury(vics, inSupport, "delete", 7))).toBe("forbidden");
    expect(codeOf(bury(vics, { ...inSupport, reach: ["sales"] }, "delete", 7))).toBe("not_found");
  });
});

const tag = fc.constantFrom("lamp", "Lamp", "vip", "VIP ", "late", "  ", "新");
const someEdit: fc.Arbitrary<Edit> = fc.record(
  {
    status: fc.constantFrom(...ticketStatuses),
    owner: fc.constantFrom(ada, bo, sue, null, "unknown" as const),
    department: fc.constantFrom(support, sales, "unknown" as const),
    tags: fc.array(tag, { maxLength: 6 }),
    dueAt: fc.constantFrom(null, 1, 2),
  },
  { requiredKeys: [] },
);

/** What the page shows of a ticket, done again from the words of its activity. */
function replayed(first: Editable, changes: readonly Change[]) {
  const { status, department, dueAt, tags, owner } = first;
  const state = { status, department, dueAt, tags: [...tags], ownerId: owner?.id ?? null };
  for (const change of changes) {
    if (change.status) state.status = change.status.to;
    if (change.department) state.department = change.department.to;
    if (change.owner) state.ownerId = change.owner.to?.id ?? null;
    if (change.dueAt) state.dueAt = change.dueAt.to;
    if (change.tags) state.tags = tagsWith(state.tags, change.tags);
  }
  return state;
}

describe("whatever people do to a ticket", () => {
  it("its activity, replayed from the first state, gives the present state", () => {
    fc.assert(
      fc.property(fc.array(someEdit, { maxLength: 12 }), (edits) => {
        let state = vics;
        const changes: Change[] = [];
        for (const edit of edits) {
          const result = editTicket(state, edit, anywhere);
          if (!result.ok) continue;
          if (!isChange(result.change)) expect(result.next).toEqual(state);
          changes.push(result.change);
          state = result.next;
        }
        expect(replayed(vics, changes)).toEqual(replayed(state, []));
      }),
    );
  });

  it("the same edit again changes nothing", () => {
    fc.assert(
      fc.property(someEdit, someEdit, (before, edit) => {
        const begun = editTicket(vics, before, anywhere);
        const first = editTicket(begun.ok ? begun.next : vics, edit, anywhere);
        if (!first.ok) return;
        expect(editTicket(first.next, edit, anywhere)).toEqual({ ok: true, change: {}, next: first.next });
      }),
    );
  });

  it("an owner who got the ticket with a change sees it, and a department never leaves one who does not", () => {
    fc.assert(
      fc.property(fc.array(someEdit, { maxLength: 8 }), (edits) => {
        let state: Editable = { ...vics, owner: null };
        for (const edit of edits) {
          const result = editTicket(state, edit, anywhere);
          if (result.ok) state = result.next;
        }
        const { owner, department } = state;
        expect(owner === null || owner.seesAll || owner.departmentIds.includes(department.id)).toBe(true);
      }),
    );
  });

  it("undoing a change gives what was there before it", () => {
    const people = new Map([ada, bo, sue].map((one) => [one.id, one]));
    const teams = new Map([support, sales].map((one) => [one.id, one]));
    fc.assert(
      fc.property(someEdit, someEdit, (before, edit) => {
        const begun = editTicket(vics, before, anywhere);
        const from = begun.ok ? begun.next : vics;
        const done = editTicket(from, edit, anywhere);
        if (!done.ok) return;
        const { ownerId, departmentId, ...same } = undoing(done.change, done.next.tags);
        const back = edited(done.next, {
          ...same,
          ...(ownerId === undefined ? {} : { owner: people.get(ownerId ?? "") ?? null }),
          ...(departmentId === undefined ? {} : { department: teams.get(departmentId) ?? "unknown" }),
        });
        const sorted = (ticket: Editable) => ({ ...ticket, tags: [...ticket.tags].sort() });
        expect(sorted(back.next)).toEqual(sorted(from));
      }),
    );
  });
});

describe("one change of many tickets", () => {
  const people = {
    colleague: (id: string) => [ada, bo, sue].find((one) => one.id === id) ?? ("unknown" as const),
    department: (id: string) => [support, sales].find((one) => one.id === id) ?? ("unknown" as const),
  };
  const close: ManyChange = { do: "status", status: "closed" };
  const moved: Change = { status: { from: "open", to: "on_hold" } };
  const share = (ticket: Editable, change: ManyChange, since: Change[] = [], editor = anywhere) =>
    shareOf(ticket, change, editor, { since, now: 7 });

  it("is not done to a ticket that was changed meanwhile, but notes change nothing, and what is done is done", () => {
    expect(share(vics, close)).toMatchObject({ ok: true, next: { status: "closed" } });
    expect(share(vics, close, [{ note: "Hm" }])).toMatchObject({ ok: true });
    expect(share(vics, close, [{ note: "Hm" }, moved])).toEqual({ ok: false, code: "stale_version" });
    expect(share({ ...vics, status: "closed" }, close, [moved])).toMatchObject({ ok: true, change: {} });
    expect(share(vics, close, [], { ...inSupport, reach: ["sales"] })).toEqual({
      ok: false,
      code: "not_found",
    });
  });

  it("takes a change back, a deletion too, unless what it goes back to is no more", () => {
    expect(share({ ...vics, status: "on_hold" }, { do: "undo", change: moved, people })).toMatchObject({
      ok: true,
      next: { status: "open" },
    });
    expect(share({ ...vics, deletedAt: 5 }, { do: "undo", change: { deleted: true }, people })).toMatchObject(
      {
        ok: true,
        next: { deletedAt: null },
      },
    );
    expect(share(vics, { do: "undo", change: { restored: true }, people })).toMatchObject({
      ok: true,
      next: { deletedAt: 7 },
    });
    const cameFrom: Change = { department: { from: { id: "gone", name: "Gone" }, to: support } };
    expect(share(vics, { do: "undo", change: cameFrom, people })).toEqual({ ok: false, code: "bad_request" });
    expect(share(vics, { do: "undo", change: null, people })).toEqual({ ok: false, code: "forbidden" });
  });

  it("taken back, leaves what was there; and twice is once", () => {
    fc.assert(
      fc.property(someEdit, someEdit, (before, edit) => {
        const begun = editTicket(vics, before, anywhere);
        const from = begun.ok ? begun.next : vics;
        const done = editTicket(from, edit, anywhere);
        if (!done.ok) return;
        const undo: ManyChange = { do: "undo", change: done.change, people };
        const back = share(done.next, undo);
        if (!back.ok) throw new Error(back.code);
        const sorted = (ticket: Editable) => ({ ...ticket, tags: [...ticket.tags].sort() });
        expect(sorted(back.next)).toEqual(sorted(from));
        expect(share(back.next, undo, [back.change])).toMatchObject({ ok: true, change: {} });
      }),
    );
  });
});
