// Files in the agent page: Ada sends them in every way there is, sees what Vic sends, and finds all of it on the ticket; and
// her photo, which Vic sees.
import fs from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import type { FileRef } from "../../src/protocol/files.ts";
import type { StartedChat } from "../../src/protocol/visitor-api.ts";
import { catalogue as words } from "../../src/web/agent/files/catalogue/en.ts";
import { catalogue as photoEn } from "../../src/web/agent/photo/catalogue/en.ts";
import { catalogue as photoZhCN } from "../../src/web/agent/photo/catalogue/zh-CN.ts";
import { files } from "../support/files.ts";
import type { Agent } from "../support/outside/agent.ts";
import { everyLook, findings } from "../support/outside/audit.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

const picture = path.join(import.meta.dirname, "../../src/web/readme/chat.png");

const named = (name: string, buffer: Uint8Array) => ({ name, mimeType: "", buffer: Buffer.from(buffer) });

stories("files and photos of agents", () => {
  const stage = setStage();

  /** Ada has Vic's chat. */
  async function talks(question: string): Promise<{ agent: Agent; chatId: string; token: string }> {
    const agent = await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    const answer = vic.page.waitForResponse(/\/visitor\/chats$/);
    await vic.asks({ question });
    const { token, view }: StartedChat = await (await answer).json();
    await agent.accepts(question);
    return { agent, chatId: view.id, token };
  }

  async function sendsAsVisitor(token: string, name: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
    const query = new URLSearchParams({ cid: `${crypto.randomUUID().slice(0, 20)}.1`, name });
    const answer = await fetch(`${stage.runtime.origin}/visitor/files?${query}`, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(201);
  }

  async function filesOf(chatId: string): Promise<FileRef[]> {
    const { transcript } = await stage.reader.ticket(chatId);
    return transcript.flatMap((entry) => (entry.kind === "message" && entry.file ? [entry.file] : []));
  }

  /** What a browser makes of files that are dropped or pasted. */
  function carrying(page: Page, name: string, text: string) {
    return page.evaluateHandle(
      ([fileName = "", content = ""]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], fileName, { type: "text/plain" }));
        return data;
      },
      [name, text],
    );
  }

  const shown = (agent: Agent, name: string) => agent.log.getByRole("button", { name });
  const thumbnails = (place: Locator) => place.locator(".thumbnail img");

  async function isDrawn(image: Locator): Promise<void> {
    // It is fetched when somebody looks at it.
    await until("the picture is drawn", async () => {
      await image.scrollIntoViewIfNeeded();
      return image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth > 0);
    });
  }

  it("Ada sends by button, drop and paste; what is refused says why, what was stopped did not go", async () => {
    const { agent, chatId } = await talks("Can you show me?");
    const { page, composer } = agent;
    const uploads = page.getByRole("list", { name: words["files.sending"] });

    // Listened for long before: where the listening begins with the key, the key may be first.
    const chooser = page.waitForEvent("filechooser");
    // From the text box, three stops on.
    await composer.focus();
    for (const _stop of [1, 2, 3]) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles([
      { name: "lamp.png", mimeType: "image/png", buffer: fs.readFileSync(picture) },
      named("manual.pdf", files.pdf),
      named("drawing.svg", new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>")),
    ]);
    await isDrawn(thumbnails(agent.log).first());
    await agent.sees(shown(agent, "manual.pdf"));
    const refused = uploads.getByRole("listitem").filter({ hasText: "drawing.svg" });
    await agent.sees(refused.getByRole("alert").getByText(words["refusal.file_type"]));
    expect(await everyLook(page)).toEqual([]);
    await refused.getByRole("button").click();
    await uploads.waitFor({ state: "detached" });

    const dropped = await carrying(page, "dropped.txt", "one,two");
    await agent.log.dispatchEvent("dragover", { dataTransfer: dropped });
    await agent.sees(agent.t("files.drop", { name: "Vic" }));
    await agent.log.dispatchEvent("drop", { dataTransfer: dropped });
    await agent.sees(shown(agent, "dropped.txt"));
    expect(await page.getByText(agent.t("files.drop", { name: "Vic" })).count()).toBe(0);

    const pasted = await carrying(page, "pasted.txt", "three");
    const paste = (box: HTMLElement | SVGElement, data: DataTransfer) =>
      box.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    expect(await composer.evaluate(paste, pasted)).toBe(false);
    await agent.sees(shown(agent, "pasted.txt"));
    // What a program copies as text and as a picture of it is meant as text.
    await pasted.evaluate((data) => {
      data.setData("text/plain", "three");
      data.setData("text/html", "<b>three</b>");
    });
    expect(await composer.evaluate(paste, pasted)).toBe(true);

    // The line is slow, then dead, then there again.
    let line: "slow" | "dead" | "there" = "slow";
    await page.route("**/files?*", async (route) => {
      if (line === "slow") return;
      await (line === "dead" ? route.abort() : route.continue());
    });
    const input = page.locator(".composer input[type=file]");
    await input.setInputFiles([named("stopped.txt", files.text), named("later.txt", files.text)]);
    const stop = uploads.getByRole("button", { name: "Cancel stopped.txt" });
    await agent.sees(uploads.getByRole("progressbar"));
    line = "dead";
    await stop.click();
    const again = uploads.getByRole("button", { name: "Try again to send later.txt" });
    await agent.sees(again);
    line = "there";
    await again.click();
    await agent.sees(shown(agent, "later.txt"));
    await uploads.waitFor({ state: "detached" });

    await agent.endsTheChat();
    await until("the ticket is there", async () =>
      (await stage.reader.tickets("all")).data.some(({ id }) => id === chatId),
    );
    const sent = (await filesOf(chatId)).map(({ name }) => name);
    expect(sent).toEqual(["lamp.png", "manual.pdf", "dropped.txt", "pasted.txt", "later.txt"]);
  });

  it("nothing is attached to a note, neither by button nor by paste nor by drop", async () => {
    const { agent } = await talks("Is this noted?");
    const { page, composer } = agent;
    const button = page.getByRole("button", { name: agent.t("files.attach") });
    await agent.sees(button);
    await page.getByRole("button", { name: agent.t("composer.note") }).click();
    await button.waitFor({ state: "detached" });
    const data = await carrying(page, "secret.txt", "for staff");
    await agent.log.dispatchEvent("dragover", { dataTransfer: data });
    expect(await page.getByText(agent.t("files.drop", { name: "Vic" })).count()).toBe(0);
    await agent.log.dispatchEvent("drop", { dataTransfer: data });
    await composer.evaluate(
      (box, clipboardData) =>
        box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true })),
      data,
    );
    await agent.says("Seen.");
    await agent.sees(agent.log.getByText("Seen."));
    expect(await page.getByText("secret.txt").count()).toBe(0);
    await agent.endsTheChat();
  });

  it("what Vic sends is seen small, then large, and saved; nothing jumps; and it stands on the ticket", async () => {
    const { agent, chatId, token } = await talks("Is this broken?");
    const { page } = agent;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/files/*?inline=1", async (route) => {
      await held;
      await route.continue();
    });
    await sendsAsVisitor(token, "broken.png", new Uint8Array(fs.readFileSync(picture)));
    await sendsAsVisitor(token, "bill.pdf", files.pdf);
    await agent.sees(shown(agent, "bill.pdf"));
    const height = () => agent.log.evaluate((log) => log.scrollHeight);
    const before = await height();
    letGo();
    const image = thumbnails(agent.log);
    await isDrawn(image);
    expect(await height()).toBe(before);
    // Only ever by an address of our own.
    expect(await image.getAttribute("src")).toMatch(/^\/files\/[\w.-]+\?inline=1$/);

    const saves = page.waitForEvent("download");
    await shown(agent, "bill.pdf").click();
    expect((await saves).suggestedFilename()).toBe("bill.pdf");
    expect(page.url()).toContain("/agent");

    await shown(agent, "broken.png").focus();
    await page.keyboard.press("Enter");
    const preview = page.getByRole("dialog", { name: "broken.png" });
    await isDrawn(preview.getByRole("img", { name: "broken.png" }));
    expect(await everyLook(page)).toEqual([]);
    const savesPicture = page.waitForEvent("download");
    await preview.getByRole("button", { name: words["files.download"] }).click();
    expect((await savesPicture).suggestedFilename()).toBe("broken.png");
    await page.keyboard.press("Escape");
    await preview.waitFor({ state: "detached" });
    const isBack = await shown(agent, "broken.png").evaluate((button) => button === document.activeElement);
    expect(isBack).toBe(true);

    await agent.endsTheChat();
    await until("the ticket is there", async () =>
      (await stage.reader.tickets("all")).data.some(({ id }) => id === chatId),
    );
    await page.goto(`/agent#/tickets/${chatId}`);
    const transcript = page.locator(".transcript");
    await isDrawn(thumbnails(transcript));
    await agent.sees(transcript.getByRole("button", { name: "bill.pdf" }));
    expect(await findings(page)).toEqual([]);
  });

  it.each([
    ["en", photoEn],
    ["zh-CN", photoZhCN],
  ] as const)(
    "Ada sets her photo, Vic sees it, and her initial when she takes it away, in %s",
    async (language, said) => {
      const agent = await stage.atWork(ada, language);
      const { page, t } = agent;
      const account = page.getByRole("button", { name: t("account.menu", { name: "Ada" }) });
      const dialog = page.getByRole("dialog", { name: t("account.photo") });
      const opens = async () => {
        await account.click();
        await page.getByRole("menuitem", { name: t("account.photo") }).click();
        await dialog.getByRole("button").first().waitFor();
      };
      await opens();
      await dialog.locator("input[type=file]").setInputFiles(named("me.png", files.pdf));
      await agent.sees(dialog.getByRole("alert").getByText(said["photo.noPicture"]));
      await dialog.locator("input[type=file]").setInputFiles(picture);
      await agent.sees(dialog.getByRole("img", { name: said["photo.preview"] }));
      expect(await everyLook(page)).toEqual([]);
      await dialog.getByRole("button", { name: said["photo.save"] }).click();
      await dialog.waitFor({ state: "detached" });
      const own = account.locator("img");
      await own.waitFor();
      const photo = await own.getAttribute("src");
      expect(photo).toMatch(/^\/photos\/photo_\w{20}$/);
      const kept = await (await fetch(`${stage.runtime.origin}${photo}`)).blob();
      expect([kept.type, kept.size < 60_000]).toEqual(["image/webp", true]);

      const vic = await stage.vic(language);
      await vic.opensTheWidget();
      await vic.asks({ question: "Who are you?" });
      await agent.accepts("Who are you?");
      await agent.says("I am Ada.");
      await vic.sees("I am Ada.");
      const seen = vic.panel.locator("img.photo");
      await until("head and line show it", async () => (await seen.count()) === 2);
      expect(await seen.first().getAttribute("src")).toBe(photo);
      expect(await findings(vic.page)).toEqual([]);

      await opens();
      await dialog.getByRole("button", { name: said["photo.remove"] }).click();
      await own.waitFor({ state: "detached" });
      await until(
        "the picture is gone",
        async () => (await fetch(`${stage.runtime.origin}${photo}`)).status === 404,
      );
      // Vic's browser has kept it; one that has not sees what stands behind it.
      await vic.context.route("**/photos/*", (route) => route.fulfill({ status: 404 }));
      await vic.reloads();
      await vic.sees("I am Ada.");
      expect(await vic.panel.locator(".initial").innerText()).toBe("A");
      await until("no broken picture takes its place", () =>
        seen.first().evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth === 0),
      );
      await agent.endsTheChat();
    },
  );
});
