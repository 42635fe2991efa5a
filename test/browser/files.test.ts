// A visitor's files: by button, drop and paste, refused, cancelled, tried again, kept over a reload; and a screenshot whose
// covered part is gone from its pixels.
import { expect, it } from "vitest";
import { en } from "../../src/web/panel/files/catalogue/en.ts";
import { en as shotEn } from "../../src/web/panel/files/screenshot/catalogue/en.ts";
import { findings, narrow, wide } from "../support/outside/audit.ts";
import { until } from "../support/outside/runtime.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";
import type { Visitor } from "../support/outside/visitor.ts";

interface Given {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const pdf: Given = { name: "合同.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 a paper") };

/** A picture of one colour. */
async function picture({ page }: Visitor, name: string, width = 640, height = 400): Promise<Given> {
  const base64 = await page.evaluate(
    ([wide, high]) => {
      const canvas = document.createElement("canvas");
      canvas.width = wide;
      canvas.height = high;
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.fillStyle = "#8a5a00";
      context.fillRect(0, 0, wide, high);
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    },
    [width, height] as const,
  );
  return { name, mimeType: "image/png", buffer: Buffer.from(base64, "base64") };
}

/** Dropped on the panel, or pasted into it, as a browser would. */
async function hands({ composer }: Visitor, how: "drop" | "paste", { name, mimeType, buffer }: Given) {
  await composer.evaluate(
    (field, given) => {
      const bytes = Uint8Array.from(atob(given.base64), (one) => one.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], given.name, { type: given.mimeType }));
      const event =
        given.how === "drop"
          ? new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true });
      field.dispatchEvent(event);
    },
    { how, name, mimeType, base64: buffer.toString("base64") },
  );
}

function chooses({ panel }: Visitor, given: Given[]): Promise<void> {
  return panel.locator('input[type="file"]').setInputFiles(given);
}

function thumbnail({ log }: Visitor, name: string) {
  return log.getByRole("button", { name: en["file.view"].replace("{name}", name) });
}

function upload({ panel }: Visitor, name: string) {
  return panel.getByRole("list", { name: en["upload.list"] }).getByRole("listitem").filter({ hasText: name });
}

stories("a visitor's files", () => {
  const stage = setStage();

  async function asking(question: string): Promise<Visitor> {
    await stage.atWork(ada);
    const vic = await stage.vic();
    await vic.opensTheWidget();
    await vic.asks({ question });
    return vic;
  }

  it("go by button, drop and paste, are seen at once and after a reload, and stand in the ticket", async () => {
    const vic = await asking("Here are my papers");
    const [chosen] = await Promise.all([
      vic.page.waitForEvent("filechooser"),
      vic.panel.getByRole("button", { name: en["attach.files"] }).click(),
    ]);
    await chosen.setFiles([await picture(vic, "one.png"), pdf]);
    await hands(vic, "drop", await picture(vic, "two.png", 300, 900));
    await hands(vic, "paste", await picture(vic, "image.png", 20, 20));
    for (const name of ["one.png", "two.png", "image.png"])
      await vic.sees(thumbnail(vic, name).locator("img"));
    await vic.reloads();
    for (const name of ["one.png", "two.png", "image.png"])
      await vic.sees(thumbnail(vic, name).locator("img"));
    const one = thumbnail(vic, "one.png").locator("img");
    // It is fetched when somebody looks at it: the log stands at its end.
    await until("the picture is drawn", async () => {
      await one.scrollIntoViewIfNeeded();
      return one.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth === 640);
    });
    const box = await thumbnail(vic, "one.png").boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(640 / 400, 1);
    const [saved] = await Promise.all([
      vic.page.waitForEvent("download"),
      vic.log.getByRole("button", { name: new RegExp(pdf.name) }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(pdf.name);
    await thumbnail(vic, "one.png").click();
    await vic.sees(vic.panel.getByRole("dialog").getByRole("img", { name: "one.png" }));
    await vic.page.setViewportSize(narrow);
    expect(await findings(vic.page)).toEqual([]);
    await vic.page.keyboard.press("Escape");
    await vic.panel.getByRole("dialog").waitFor({ state: "detached" });
    expect(await findings(vic.page)).toEqual([]);
    await vic.page.setViewportSize(wide);
    await vic.panel.getByRole("button", { name: vic.t("waiting.leave") }).click();
    await vic.panel
      .getByRole("dialog")
      .getByRole("button", { name: vic.t("waiting.leave") })
      .click();
    await until("the ticket has the files", async () => {
      const { data } = await stage.reader.tickets("all");
      const [ticket] = data.filter(({ subject }) => subject === "Here are my papers");
      if (!ticket) return false;
      const { transcript } = await stage.reader.ticket(ticket.id);
      const files = transcript.flatMap((entry) =>
        entry.kind === "message" && entry.file ? [entry.file.name] : [],
      );
      return files.join() === ["one.png", pdf.name, "two.png", "image.png"].join();
    });
  });

  it("that are refused say why; one under way can be cancelled, and one that was lost is sent again", async () => {
    const vic = await asking("I try some files");
    const page = {
      name: "cat.png",
      mimeType: "image/png",
      buffer: Buffer.from("<html><script>alert(1)</script>"),
    };
    const script = {
      name: "a.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from("<svg onload='alert(1)'/>"),
    };
    const huge = { name: "huge.zip", mimeType: "application/zip", buffer: Buffer.alloc(11 * 1_048_576) };
    await chooses(vic, [page, script, huge]);
    await vic.sees(upload(vic, "cat.png").getByText(en["refusal.file_mismatch"]));
    await vic.sees(upload(vic, "a.svg").getByText(en["refusal.file_type"]));
    await vic.sees(upload(vic, "huge.zip").getByText(/at most 10 MB/));
    expect(await upload(vic, "cat.png").getByRole("button").count()).toBe(1);
    expect(await findings(vic.page)).toEqual([]);
    for (const name of ["cat.png", "a.svg", "huge.zip"])
      await upload(vic, name)
        .getByRole("button", { name: en["upload.remove"].replace("{name}", name) })
        .click();
    await upload(vic, "huge.zip").waitFor({ state: "detached" });

    const held: (() => void)[] = [];
    await vic.context.route("**/visitor/files?**", async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue().catch(() => {});
    });
    await chooses(vic, [await picture(vic, "slow.png")]);
    await vic.sees(upload(vic, "slow.png").getByRole("progressbar"));
    await upload(vic, "slow.png")
      .getByRole("button", { name: en["upload.cancel"].replace("{name}", "slow.png") })
      .click();
    await upload(vic, "slow.png").waitFor({ state: "detached" });
    for (const go of held) go();
    await vic.context.unroute("**/visitor/files?**");

    await vic.setNetwork(false);
    await chooses(vic, [await picture(vic, "later.png")]);
    await vic.sees(upload(vic, "later.png").getByText(/No connection/));
    await vic.setNetwork(true);
    await upload(vic, "later.png")
      .getByRole("button", { name: en["upload.againNamed"].replace("{name}", "later.png") })
      .click();
    await vic.sees(thumbnail(vic, "later.png").locator("img"));
    expect(await thumbnail(vic, "slow.png").count()).toBe(0);
    expect(await thumbnail(vic, "later.png").count()).toBe(1);
  });

  it("have no way in where the site takes none", async () => {
    await stage.atWork(ada);
    const vic = await stage.vic();
    // As its document would say it: what a site has set stays at the edge for a minute.
    await vic.context.addInitScript(() => {
      const { parse } = JSON;
      JSON.parse = (text) => {
        const read = parse(text);
        if (read?.attachments) read.attachments.enabled = false;
        return read;
      };
    });
    await vic.opensTheWidget();
    await vic.asks({ question: "May I send a file?" });
    // Another tool of the composer stands: the tools have come.
    await vic.sees(vic.panel.locator(".composer .tool"));
    await hands(vic, "drop", pdf);
    await vic.says("No, I may not");
    await vic.hears("No, I may not");
    expect(await vic.panel.locator(".composer .tool").count()).toBe(1);
    expect(await vic.panel.locator(".upload, .file").count()).toBe(0);
  });

  it("include a screenshot of the page, by pointer and by keyboard; what was covered is black in what is sent", async () => {
    const vic = await asking("Look at this");
    const capture = vic.panel.getByRole("button", { name: en["attach.screenshot"] });
    const editor = vic.panel.getByRole("dialog", { name: shotEn["shot.title"] });
    const button = (key: keyof typeof shotEn) =>
      editor.getByRole("button", { name: shotEn[key], exact: true });
    await capture.click();
    await button("shot.cancel").click();
    await editor.waitFor({ state: "detached" });
    await capture.click();
    await button("shot.hide").click();
    const area = editor.getByRole("region", { name: shotEn["shot.picture"] });
    const place = await area.boundingBox();
    if (!place) throw new Error("there is no picture");
    const at = (x: number, y: number) => [place.x + place.width * x, place.y + place.height * y] as const;
    await vic.page.mouse.move(...at(0.02, 0.02));
    await vic.page.mouse.down();
    await vic.page.mouse.move(...at(0.3, 0.3), { steps: 3 });
    await vic.page.mouse.up();
    await vic.sees(editor.getByRole("button", { name: "Box 1, covers" }));
    await button("shot.mark").click();
    await button("shot.add").press("Enter");
    const box = editor.getByRole("button", { name: "Box 2, points out" });
    const before = await box.boundingBox();
    await vic.page.keyboard.press("ArrowRight");
    await vic.page.keyboard.press("Shift+ArrowDown");
    const after = await box.boundingBox();
    expect(after?.x).toBeGreaterThan(before?.x ?? 0);
    expect(after?.height).toBeGreaterThan(before?.height ?? 0);
    await button("shot.add").press("Enter");
    await vic.page.keyboard.press("Delete");
    await editor.getByRole("button", { name: /^Box 3/ }).waitFor({ state: "detached" });
    await button("shot.undo").click();
    await vic.sees(editor.getByRole("button", { name: /^Box 3/ }));
    await button("shot.undo").click();
    expect(await findings(vic.page)).toEqual([]);
    await button("shot.send").click();
    const sent = vic.log.getByRole("button", { name: /View picture screenshot/ }).locator("img");
    await vic.sees(sent);
    const seen = await sent.evaluate(async (img) => {
      if (!(img instanceof HTMLImageElement)) throw new Error("no picture");
      await img.decode();
      const canvas = document.createElement("canvas");
      const [width, height] = [img.naturalWidth, img.naturalHeight];
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.drawImage(img, 0, 0);
      const pixel = (x: number, y: number) => [...context.getImageData(width * x, height * y, 1, 1).data];
      return { width, covered: pixel(0.15, 0.15), open: pixel(0.95, 0.03) };
    });
    expect(seen.width).toBeGreaterThan(600);
    expect(seen.covered).toEqual([0, 0, 0, 255]);
    // The page itself, without the panel over it.
    expect(Math.min(...seen.open)).toBeGreaterThan(200);
  });
});
