// The picture in the README, taken anew: `node test/support/outside/picture.ts`. A visitor on the demo website and
// the agent who answers, side by side, while another chat rings.
import fs from "node:fs";
import path from "node:path";
import { agent } from "./agent.ts";
import { openBrowser } from "./browser.ts";
import { startRuntime } from "./runtime.ts";
import { visitor } from "./visitor.ts";

const file = path.join(import.meta.dirname, "../../../src/web/readme/chat.png");
const [runtime, browser] = await Promise.all([startRuntime(), openBrowser()]);
const ada = await agent(browser, runtime.origin, {
  name: "Ada",
  email: "ada@example.com",
  password: "porchlight-demo",
});
const vic = await visitor(browser, runtime.origin);
const wen = await visitor(browser, runtime.origin);
await vic.page.setViewportSize({ width: 470, height: 660 });
await ada.page.setViewportSize({ width: 1000, height: 660 });

await vic.opensTheWidget();
await vic.asks({ question: "Does the Harbour lamp stand salt air?" });
await ada.accepts("Does the Harbour lamp stand salt air?");
await ada.says("It does: the body is brass, and the glass is sealed.");
await vic.hears("It does: the body is brass, and the glass is sealed.");
await vic.says("And if it breaks on the way?");
await ada.hears("And if it breaks on the way?");
await ada.says("Then we send another, and a note of apology.");
await vic.hears("Then we send another, and a note of apology.");
await wen.opensTheWidget();
await wen.asks({ name: "文静", question: "你好，杏仁灯可以调光吗？" });
await ada.sees(ada.popup("你好，杏仁灯可以调光吗？"));
await vic.page.waitForTimeout(1_500);

const shots = [await vic.page.screenshot(), await ada.page.screenshot()].map(
  (shot) => `data:image/png;base64,${shot.toString("base64")}`,
);
const both = await (await browser.newContext({ viewport: { width: 1534, height: 702 } })).newPage();
await both.setContent(
  `<body style="margin:0;padding:20px;display:flex;gap:20px;background:#e9e4da">${shots
    .map((shot) => `<img src="${shot}" style="border-radius:12px;border:1px solid #d5cfc2">`)
    .join("")}</body>`,
);
await both.waitForTimeout(300);
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, await both.screenshot());
console.log(`${path.relative(process.cwd(), file)}: ${(fs.statSync(file).size / 1024).toFixed(0)} KiB`);
await browser.close();
await runtime.stop();
process.exit(0);
