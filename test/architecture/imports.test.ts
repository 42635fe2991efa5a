import { describe, expect, it } from "vitest";
import { importsOf } from "./imports.ts";
import { wrongArrow } from "./rooms.ts";
import { sources } from "./sources.ts";

function read(text: string, file = "src/http/door.ts") {
  return importsOf({ file, text }).map(({ to, typeOnly }) => (typeOnly ? `type ${to}` : to));
}

describe("the reader of imports", () => {
  it("sees every form", () => {
    expect(read('import a from "./a.ts";')).toEqual(["src/http/a.ts"]);
    expect(read('import a, { b } from "../db/a.ts";')).toEqual(["src/db/a.ts"]);
    expect(read('import * as v from "valibot";')).toEqual(["valibot"]);
    expect(read('import {\n  type A,\n  b,\n} from "../domain/x.ts";')).toEqual(["src/domain/x.ts"]);
    expect(read('import "../db/side.ts";')).toEqual(["src/db/side.ts"]);
    expect(read('export { a } from "./a.ts";\nexport * from "./b.ts";')).toEqual([
      "src/http/a.ts",
      "src/http/b.ts",
    ]);
    expect(read('const a = await import("../durable/a.ts");')).toEqual(["src/durable/a.ts"]);
    expect(read('let a: import("../durable/a.ts").A;')).toEqual(["type src/durable/a.ts"]);
  });
  it("tells types from what runs", () => {
    expect(read('import type { A } from "./a.ts";')).toEqual(["type src/http/a.ts"]);
    expect(read('import { type A, type B } from "./a.ts";')).toEqual(["type src/http/a.ts"]);
    expect(read('import c, { type A } from "./a.ts";')).toEqual(["src/http/a.ts"]);
    expect(read('export type { A } from "./a.ts";')).toEqual(["type src/http/a.ts"]);
  });
  it("is not led astray by comments, strings and what is only exported", () => {
    expect(read('// import a from "./a.ts";\n/* import "./b.ts" */\nconst s = "import c from";')).toEqual([]);
    expect(read('export const a = "from";\nexport function b() { return "./x.ts"; }')).toEqual([]);
    expect(read('const url = "https://x"; // from "./a.ts"\nimport d from "./d.ts";')).toEqual([
      "src/http/d.ts",
    ]);
  });
});

describe("the arrows between the rooms", () => {
  const arrow = (from: string, to: string, typeOnly = false) => wrongArrow({ from, to, typeOnly });

  it("allow what the picture shows", () => {
    for (const [from, to, typeOnly] of [
      ["src/domain/chat.ts", "src/protocol/ids.ts", false],
      ["src/db/tickets.ts", "src/domain/ticket.ts", false],
      ["src/db/tickets.ts", "src/durable/department.ts", true],
      ["src/durable/chat-effects.ts", "src/db/tickets.ts", false],
      ["src/durable/outbox.ts", "src/db/tickets.ts", false],
      ["src/http/agent.ts", "src/db/agents.ts", false],
      ["src/http/agent.ts", "src/durable/chat-session.ts", true],
      ["src/web/panel/panel.tsx", "src/protocol/entry.ts", false],
      ["src/web/panel/panel.tsx", "src/http/visitor.ts", true],
      ["src/worker.ts", "src/durable/department.ts", false],
      ["src/http/agent.ts", "src/env.ts", true],
    ] as const)
      expect(arrow(from, to, typeOnly)).toBeNull();
  });
  it("refuse every other", () => {
    for (const [from, to, typeOnly] of [
      ["src/protocol/entry.ts", "src/domain/chat.ts", true],
      ["src/protocol/entry.ts", "hono", false],
      ["src/domain/chat.ts", "src/durable/chat-session.ts", true],
      ["src/domain/chat.ts", "cloudflare:workers", true],
      ["src/domain/chat.ts", "src/env.ts", true],
      ["src/db/tickets.ts", "src/durable/department.ts", false],
      ["src/db/tickets.ts", "src/http/agent.ts", true],
      ["src/durable/chat-session.ts", "src/db/tickets.ts", false],
      ["src/durable/chat-session.ts", "src/http/agent.ts", true],
      ["src/http/agent.ts", "src/durable/chat-session.ts", false],
      ["src/http/agent.ts", "src/web/shared/text.ts", false],
      ["src/web/panel/panel.tsx", "src/http/visitor.ts", false],
      ["src/web/panel/panel.tsx", "src/db/tickets.ts", true],
      ["src/web/panel/panel.tsx", "node:fs", false],
      ["src/http/agent.ts", "test/support/runtime.ts", false],
    ] as const)
      expect(arrow(from, to, typeOnly), `${from} → ${to}`).not.toBeNull();
  });
  it("are kept by every file of src", () => {
    const read = sources(/^src\/.*\.(ts|tsx)$/);
    const imports = read.flatMap(importsOf);
    expect(imports.length).toBeGreaterThan(read.length / 2);
    expect(imports.map(wrongArrow).filter((why) => why !== null)).toEqual([]);
  });
});
