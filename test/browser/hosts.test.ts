// The widget on websites that make it hard: strict policies, hostile styles and scripts, other languages, denied storage.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { ProactiveGreeting } from "../../src/protocol/site-settings.ts";
import { findings, narrow, wide } from "../support/outside/audit.ts";
import { demoKey, setHosts } from "../support/outside/host-stage.ts";
import type { HostPage } from "../support/outside/hosts.ts";
import { until } from "../support/outside/runtime.ts";
import { setStage, stories } from "../support/outside/stage.ts";

const greeterKey = "key_greetergreetergreete";
const elsewhereKey = "key_elsewhereelsewhereel";
const hello: Partial<ProactiveGreeting> = {
  id: "hello",
  text: "Looking for a lamp?",
  urlPattern: "*lamps=1",
};

stories("a website that embeds the widget", () => {
  const stage = setStage(async (runtime) => {
    const settings = {
      look: { accent: "#ffcc00", radius: 4 },
      place: { side: "left", x: 40, y: 60 },
      language: "zh-CN",
      proactive: [hello],
    };
    const columns = "(id, key, name, created_at, settings, allowed_origins)";
    await runtime.sql(
      `INSERT INTO sites ${columns} VALUES
        ('site_greeter0000000000000', '${greeterKey}', 'Greeter', 0, '${JSON.stringify(settings)}', '[]'),
        ('site_elsewhere00000000000', '${elsewhereKey}', 'Elsewhere', 0, '{}', '["https://shop.example"]')`,
    );
  });
  const { vic, hosts } = setHosts(stage);

  /** The directives by which a page's policy refused something, as its console says it. */
  function refused(said: string[]): string[] {
    return said.flatMap((line) => /Content Security Policy directive: "([a-z-]+)/.exec(line)?.[1] ?? []);
  }

  async function bubbleAt(page: Page) {
    const box = await page.locator("porchlight-widget #bubble").boundingBox();
    const { width, height } = page.viewportSize() ?? wide;
    if (!box) throw new Error("there is no bubble");
    return {
      left: Math.round(box.x),
      right: Math.round(width - box.x - box.width),
      bottom: Math.round(height - box.y - box.height),
      size: Math.round(box.width),
    };
  }

  const ordinary: [HostPage, string[]][] = [
    ["plain", []],
    ["strict-csp", []],
    ["closed-csp", ["default-src"]],
    ["coep", []],
    ["chinese", []],
    ["document-write", []],
    ["two-snippets", []],
    ["hostile-css", []],
    ["hostile-prototypes", []],
  ];

  it("stands in its place, opens and takes a question, and breaks nothing of the page", async () => {
    const english = await vic();
    const chinese = await vic("zh-CN");
    for (const [name, mayBeRefused] of ordinary) {
      const visitor = name === "chinese" ? chinese : english;
      const { page, widget, panel, t, said, mishaps } = visitor;
      said.length = 0;
      await page.goto(visitor.at(name));
      const bubble = widget.getByRole("button");
      await bubble.waitFor();
      expect({ name, at: await bubbleAt(page) }).toEqual({
        name,
        at: { left: wide.width - 80, right: 20, bottom: 20, size: 60 },
      });
      expect(await bubble.getAttribute("aria-label")).toBe(name === "chinese" ? "打开在线聊天" : "Open chat");
      await visitor.opensTheWidget();
      await panel.getByRole("textbox", { name: t("form.question") }).fill("Is it bright?");
      expect(await page.locator("porchlight-widget").count()).toBe(1);
      expect(await widget.locator("iframe").boundingBox()).toMatchObject({ width: 380, x: wide.width - 400 });
      expect({ name, refused: refused(said) }).toEqual({ name, refused: mayBeRefused });
      await page.keyboard.press("Escape");
      await until(`${name}: it closes`, async () => (await bubble.getAttribute("aria-expanded")) === "false");
      expect({ name, mishaps }).toEqual({ name, mishaps: [] });
    }
  });

  it("wears the site's colours on the site's side, greets once, and never who dismissed it", async () => {
    const one = await vic();
    const card = one.widget.getByText("Looking for a lamp?");
    const again = async () => {
      await one.page.goto(`${one.at("plain", greeterKey)}&lamps=1`);
      await one.widget.locator("#bubble").waitFor();
    };
    await again();
    await card.waitFor();
    expect(await bubbleAt(one.page)).toMatchObject({ left: 40, bottom: 60 });
    const bubble = one.widget.locator("#bubble");
    expect(await bubble.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe("rgb(255, 204, 0)");
    expect(await bubble.getAttribute("aria-label")).toBe("打开在线聊天");
    expect(await findings(one.page)).toEqual([]);
    await one.widget.getByRole("button", { name: "关闭提示" }).click();
    await card.waitFor({ state: "detached" });
    await again();
    await one.run("new Promise((done) => setTimeout(done, 1500))");
    expect(await card.count()).toBe(0);

    const other = await vic("zh-CN");
    await other.page.goto(`${other.at("plain", greeterKey)}&lamps=1`);
    await other.page.setViewportSize(narrow);
    await other.widget.getByText("Looking for a lamp?").click();
    await other.panel.getByRole("textbox", { name: other.t("form.question") }).waitFor();
    expect(await other.widget.locator("iframe").boundingBox()).toMatchObject({ x: 0, y: 0, ...narrow });
  });

  it("does not stand where the site's owner did not allow it, nor under an unknown key, and says why", async () => {
    const { page, widget, said, at, mishaps } = await vic();
    for (const [key, line] of [
      [elsewhereKey, `allow ${hosts().origin} in the site's origins`],
      ["key_unknownunknownunknow", 'data-site="key_unknownunknownunknow" is unknown'],
    ] as const) {
      said.length = 0;
      await page.goto(at("plain", key));
      await until("the console says why", async () => said.some((text) => text.includes(line)));
      await page.evaluate("Porchlight.open()");
      expect(await widget.locator("#bubble").count()).toBe(0);
    }
    expect(mishaps).toEqual([]);
  });

  it("goes along when a single-page site swaps its body, and comes back after the page was written anew", async () => {
    const visitor = await vic();
    const { page, panel, t, run } = visitor;
    await page.goto(visitor.at("single-page"));
    await visitor.opensTheWidget();
    const question = panel.getByRole("textbox", { name: t("form.question") });
    await question.fill("Is it still there?");
    await page.getByRole("link", { name: "Lamps" }).click();
    await page.getByRole("heading", { name: "All lamps" }).waitFor();
    expect(await question.inputValue()).toBe("Is it still there?");
    await page.keyboard.press("Escape");
    await run(`{
      const snippet = '<script src="${visitor.network.origin}/widget.js" data-site="${demoKey}"></scr' + 'ipt>';
      document.open(); document.write('<!doctype html><title>Anew</title><p>Anew</p>' + snippet); document.close();
    }`);
    await visitor.opensTheWidget();
    expect(await page.locator("porchlight-widget").count()).toBe(1);
  });

  it("stands in the text of a page, in an iframe of the page's own, and alone behind a link", async () => {
    const { page, at, t, run } = await vic();
    await page.goto(at("placements"));
    const inline = page.frameLocator("porchlight-widget iframe");
    const plain = page.frameLocator("#plain");
    for (const panel of [inline, plain]) {
      await panel.getByRole("textbox", { name: t("form.question") }).fill("Where am I?");
      expect(await panel.getByRole("button", { name: t("panel.close") }).count()).toBe(0);
    }
    expect(await page.locator("porchlight-widget iframe").boundingBox()).toMatchObject({ height: 520 });
    expect(await page.locator("porchlight-widget #bubble").isVisible()).toBe(false);
    await run("Porchlight.close()");
    expect(await page.locator("porchlight-widget").isVisible()).toBe(false);
    await run("Porchlight.open()");
    // Into another place without beginning anew.
    await run("Porchlight.open({ target: document.querySelector('main') })");
    await until("it has moved", async () => (await page.locator("main > porchlight-widget").count()) === 1);
    expect(await inline.getByRole("textbox", { name: t("form.question") }).inputValue()).toBe("Where am I?");
    await page.getByRole("link", { name: "Chat with us" }).click();
    await page.getByRole("textbox", { name: t("form.question") }).waitFor();
    expect(await page.getByRole("button", { name: t("panel.close") }).count()).toBe(0);
  });

  it("opens in a window of its own, and by a button of the page's own", async () => {
    const { page, widget, panel, t, mishaps } = await vic();
    await page.goto("/demo/popup");
    const window = page.waitForEvent("popup");
    await widget.locator("#bubble").click();
    await (await window).getByRole("textbox", { name: t("form.question") }).waitFor();
    expect(await widget.locator("iframe").count()).toBe(0);
    await page.goto("/demo/button");
    await page.getByRole("button", { name: "Ask us" }).click();
    await panel.getByRole("textbox", { name: t("form.question") }).waitFor();
    expect(await widget.locator("#bubble").isVisible()).toBe(false);
    expect(await findings(page)).toEqual([]);
    expect(mishaps).toEqual([]);
  });

  it("has a tab for feedback at its edge, which opens the form and closes again", async () => {
    const { page, mishaps } = await vic();
    await page.goto("/demo/feedback");
    const tab = page.getByRole("button", { name: "Feedback" });
    await tab.click();
    const form = page.frameLocator("porchlight-feedback iframe");
    await form.getByRole("textbox").first().fill("More lamps, please.");
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await until("it is closed", async () => (await tab.getAttribute("aria-expanded")) === "false");
    expect(mishaps).toEqual([]);
  });

  it("listens to its own panel and its own page, and to nobody else", async () => {
    const visitor = await vic();
    const { page, panel, run } = visitor;
    await page.goto(visitor.at("plain"));
    await visitor.opensTheWidget();
    const say = (whose: string, value: string) =>
      run(`{
        const panel = Porchlight.element.shadowRoot.querySelector("iframe").contentWindow;
        const other = document.body.appendChild(document.createElement("iframe")).contentWindow;
        const say = new ${whose}.Function("panel", "panel.postMessage({ porchlight: 'setLocale', value: '${value}' }, '*')");
        say(panel);
      }`);
    await say("window", "zh-CN");
    await until(
      "the panel speaks as its page wants",
      async () => (await panel.locator("html[lang=zh-CN]").count()) === 1,
    );
    await say("other", "en");
    for (const bad of [
      "{ porchlight: 'close' }",
      "{ porchlight: 'state', chatting: true, unread: 9 }",
      "null",
      "7",
    ])
      await run(`window.postMessage(${bad}, "*")`);
    for (const bad of [
      "null",
      "'x'",
      "{ porchlight: 'identify', value: 7 }",
      "{ porchlight: 'nothing' }",
      "{ porchlight: 'page' }",
    ])
      await run(
        `Porchlight.element.shadowRoot.querySelector("iframe").contentWindow.postMessage(${bad}, "*")`,
      );
    await run("new Promise((done) => setTimeout(done, 300))");
    expect(await panel.locator("html").getAttribute("lang")).toBe("zh-CN");
    expect(await visitor.widget.locator("#bubble").getAttribute("aria-expanded")).toBe("true");
    expect(await visitor.widget.locator("#unread").count()).toBe(0);
    expect(visitor.mishaps).toEqual([]);
  });

  it("waits while a page is only prepared, and follows a chat that began meanwhile on another page", async () => {
    const visitor = await vic();
    const { page, widget, network, run } = visitor;
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().startsWith(`${network.origin}/visitor`)) asked.push(request.url());
    });
    await visitor.context.addInitScript(() => {
      if (window.parent === window)
        Object.defineProperty(document, "prerendering", { configurable: true, value: true });
    });
    await page.goto(visitor.at("plain"), { waitUntil: "load" });
    expect(asked).toEqual([]);
    expect(await widget.locator("#bubble").count()).toBe(0);
    await run("document.dispatchEvent(new Event('prerenderingchange'))");
    await widget.locator("#bubble").waitFor();
    expect(await widget.locator("iframe").count()).toBe(0);
    await run(`{
      localStorage.setItem("porchlight:${demoKey}", "chatting");
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }`);
    await widget.locator("iframe").waitFor({ state: "attached" });
    expect(visitor.mishaps).toEqual([]);
  });

  it("moves nothing of the page, and never holds it up for long", async () => {
    const visitor = await vic();
    const { page, widget, run } = visitor;
    const cdp = await visitor.context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await visitor.context.addInitScript(() => {
      if (window.parent !== window) return;
      const seen = Object.assign(window, { seen: { shifts: 0, own: 0, panel: 0 } }).seen;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
      new PerformanceObserver((list) => {
        // Here the panel's frame shares the page's process, since both are of localhost; on a real website it has its own.
        for (const { duration, name } of list.getEntries()) {
          const of = name === "cross-origin-descendant" ? "panel" : "own";
          seen[of] = Math.max(seen[of], duration);
        }
      }).observe({ type: "longtask", buffered: true });
    });
    await page.goto(visitor.at("plain"));
    await widget.locator("#bubble").waitFor();
    await visitor.opensTheWidget();
    const seen = (await run("window.seen")) as { shifts: number; own: number; panel: number };
    expect(seen.shifts).toBe(0);
    console.log("tasks over 50 ms at a quarter of the speed: page", seen.own, "panel", seen.panel);
  });
});
