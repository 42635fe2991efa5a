// What is published as porchlight.d.ts: a website's program compiles against it, and mistakes in it are found.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const folder = path.join(root, "test/.out/types");

/** The lines on which the compiler finds something. */
function wrongLines(program: string): number[] {
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(root, "src/web/loader/porchlight.d.ts"), path.join(folder, "porchlight.d.ts"));
  fs.writeFileSync(path.join(folder, "site.ts"), program);
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const options =
    "--noEmit --strict --lib es2022,dom --module esnext --moduleResolution bundler --types node_modules";
  const args = [tsc, "--ignoreConfig", ...options.split(" ").slice(0, -2), "site.ts"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return [...stdout.matchAll(/^site\.ts\((\d+),/gm)].map(([, line]) => Number(line));
}

it("a website's program compiles against the published types, and every mistake in it is found", () => {
  const program = `import type { PorchlightApi, PorchlightEvents } from "./porchlight";
window.Porchlight ||= [];
window.Porchlight.push(["identify", { token: "a.b.c" }]);
window.Porchlight.push(["on", "message", ({ from, text, at }) => { const said: string = from + text + at; }]);
const api = window.Porchlight as PorchlightApi;
api.open({ target: "#chat" });
api.setAttributes({ plan: "Pro", orders: 3, trial: false });
api.on("chat:ended", ({ chatId, outcome }) => { const how: "finished" | "missed" | "abandoned" = outcome; });
api.on("ready", () => api.setLocale("zh-CN"));
const count: PorchlightEvents["unread"]["count"] = 1;
api.identify({ id: 7 });
api.on("no-such", () => {});
api.setAttributes({ deep: { er: 1 } });
window.Porchlight.push(["fly"]);
api.on("unread", ({ count }) => { const text: string = count; });
`;
  expect(wrongLines(program)).toEqual([11, 12, 13, 14, 15]);
});
