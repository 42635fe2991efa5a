// `npm run bench`: every figure beside its baseline from the same run. `--json` adds one line for a machine,
// `--check` fails where a budget is broken, `--disk` puts the objects' files on a disk instead of in memory.
// `npm run bench -- tickets`: lists, views, search, export and reports over 10,000 and over 1,000,000 tickets, or over
// `--tickets 200000`. They are made once, which takes a while, and kept for the next run. `npm run bench -- panel`: how
// long the panel takes to open, in a Chromium. `npm run bench -- lighthouse --lighthouse …/lighthouse/cli/index.js`: what
// the widget takes from a website's points there; install `lighthouse` outside of this project.
import os from "node:os";
import { parseArgs } from "node:util";
import { lighthouse } from "./lighthouse.ts";
import { messages } from "./messages.ts";
import { panelOpening } from "./panel-opening.ts";
import { type Row, table } from "./row.ts";
import { rows } from "./rows.ts";
import { sizes } from "./sizes.ts";
import { tickets } from "./tickets.ts";

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    disk: { type: "boolean", default: false },
    rounds: { type: "string", default: "20" },
    lighthouse: { type: "string", default: "" },
    tickets: { type: "string", default: "1000000" },
  },
});

const on = given.disk ? "disk" : "memory";
const machine = `${os.cpus().length} × ${os.cpus()[0]?.model ?? "unknown"}, ${os.platform()} ${os.release()}, Node ${process.versions.node}`;
console.log(`${machine}; the objects' files ${on === "disk" ? "on disk" : "in memory"}\n`);

const all: Row[] =
  positionals[0] === "tickets"
    ? await tickets({ few: 10_000, many: Number(given.tickets) })
    : positionals[0] === "panel"
      ? await panelOpening(Number(given.rounds))
      : positionals[0] === "lighthouse"
        ? await lighthouse(given.lighthouse, 5)
        : [...(await sizes()), ...(await rows()), ...(await messages({ on, rounds: Number(given.rounds) }))];
const ok = all.every((row) => row.ok);
console.log(table(all));
console.log(ok ? "\nevery budget holds" : "\na budget is broken");
if (given.json) console.log(JSON.stringify({ at: new Date().toISOString(), machine, on, rows: all, ok }));
if (given.check && !ok) process.exitCode = 1;
