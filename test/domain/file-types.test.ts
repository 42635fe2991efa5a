import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKnownEnding, kindsIn } from "../../src/domain/file-kinds.ts";
import { safeName, splitEnding } from "../../src/domain/file-names.ts";
import { judgeFile } from "../../src/domain/file-types.ts";
import { pictureSize } from "../../src/domain/picture-size.ts";
import { isDrawn } from "../../src/protocol/files.ts";
import { limits } from "../../src/protocol/limits.ts";
import { fileTypes } from "../../src/protocol/site-settings.ts";
import { bytes, files } from "../support/files.ts";

function verdict(head: Uint8Array, name: string, allowed: readonly (typeof fileTypes)[number][] = fileTypes) {
  const judged = judgeFile(head, name, allowed);
  return judged.ok ? `${judged.kind.type} ${judged.name}` : judged.code;
}

describe("a file is what its first bytes prove", () => {
  it("and a name that agrees is kept", () => {
    expect(verdict(files.png, "shot.png")).toBe("image/png shot.png");
    expect(verdict(files.jpeg, "Photo.JPG")).toBe("image/jpeg Photo.JPG");
    expect(verdict(files.gif, "a.gif")).toBe("image/gif a.gif");
    expect(verdict(files.webp, "a.webp")).toBe("image/webp a.webp");
    expect(verdict(files.pdf, "bill.pdf")).toBe("application/pdf bill.pdf");
    expect(verdict(files.text, "notes.txt")).toBe("text/plain notes.txt");
    expect(verdict(files.text, "table.csv")).toBe("text/csv table.csv");
    expect(verdict(files.zip, "all.zip")).toBe("application/zip all.zip");
    expect(verdict(files.docx, "letter.docx")).toMatch(/wordprocessingml\.document letter\.docx$/);
    expect(verdict(files.docx, "letter.zip")).toBe("application/zip letter.zip");
    expect(verdict(files.odt, "letter.odt")).toBe("application/vnd.oasis.opendocument.text letter.odt");
    expect(verdict(files.ole, "old.xls")).toBe("application/vnd.ms-excel old.xls");
    expect(verdict(files.mp4, "clip.mp4")).toBe("video/mp4 clip.mp4");
    expect(verdict(bytes("ID3\u0003"), "song.mp3")).toBe("audio/mpeg song.mp3");
    expect(verdict(bytes("\u00ff\u00fb\u0090"), "song.mp3")).toBe("audio/mpeg song.mp3");
  });

  it("and a name without an ending gets the true one", () => {
    expect(verdict(files.png, "shot")).toBe("image/png shot.png");
    expect(verdict(files.text, "")).toBe("text/plain file.txt");
    expect(verdict(files.png, "..")).toBe("image/png file.png");
  });

  it("and a name that says otherwise is refused", () => {
    for (const name of ["a.jpg", "a.pdf", "a.txt", "a.zip", "a.mp4"])
      expect(verdict(files.png, name)).toBe("file_mismatch");
    expect(verdict(bytes("<html><script>"), "cat.png")).toBe("file_mismatch");
    expect(verdict(files.zip, "letter.docx")).toBe("file_mismatch");
    expect(verdict(bytes("MZ\u0090\u0000\u0003"), "setup.pdf")).toBe("file_mismatch");
    expect(verdict(bytes("a\u0000b"), "notes.txt")).toBe("file_mismatch");
  });

  it("and what can run is not taken under its own name, whatever its bytes", () => {
    for (const name of [
      "a.svg",
      "a.html",
      "a.htm",
      "a.xhtml",
      "a.js",
      "a.exe",
      "a.xml",
      "a.docm",
      "a.jar",
      "a.hta",
    ])
      for (const head of [files.png, files.text, files.zip, bytes("<svg onload=alert(1)>")])
        expect(verdict(head, name)).toBe("file_type");
    expect(verdict(bytes("MZ\u0090\u0000"), "setup")).toBe("file_type");
  });

  it("and of two natures the first bytes' one counts", () => {
    const gifAndPage = bytes("GIF89a/*<html><script>alert(1)</script>*/");
    expect(verdict(gifAndPage, "a.gif")).toBe("image/gif a.gif");
    expect(verdict(gifAndPage, "a.html")).toBe("file_type");
    const paperAndZip = bytes("%PDF-1.4\n...PK\u0003\u0004");
    expect(verdict(paperAndZip, "a.pdf")).toBe("application/pdf a.pdf");
    expect(verdict(paperAndZip, "a.zip")).toBe("file_mismatch");
  });

  it("and an empty one is nothing", () => expect(verdict(new Uint8Array(), "a.png")).toBe("file_empty"));

  it("and a site allows some only", () => {
    expect(verdict(files.png, "a.png", ["image"])).toBe("image/png a.png");
    expect(verdict(files.pdf, "a.pdf", ["image"])).toBe("file_type");
    expect(kindsIn(["pdf"]).map(({ type }) => type)).toEqual(["application/pdf"]);
    for (const group of fileTypes) expect(kindsIn([group])).not.toEqual([]);
  });

  it("whatever comes, the answer is a kind that is allowed under a name that says so, or a code", () => {
    const heads = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc
        .tuple(fc.constantFrom(...Object.values(files)), fc.uint8Array({ maxLength: 20 }))
        .map(([first, more]) => new Uint8Array([...first, ...more])),
    );
    const endings = fileTypes.flatMap((group) => kindsIn([group]).flatMap((kind) => kind.endings));
    const names = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.tuple(fc.string(), fc.constantFrom(...endings, "svg", "exe")).map((parts) => parts.join(".")),
    );
    let taken = 0;
    fc.assert(
      fc.property(heads, names, fc.subarray([...fileTypes]), (head, name, allowed) => {
        const judged = judgeFile(head, name, allowed);
        if (!judged.ok) return;
        taken += 1;
        expect(allowed).toContain(judged.kind.group);
        expect(judged.kind.endings).toContain(splitEnding(judged.name).ending.toLowerCase());
        expect(isKnownEnding(splitEnding(judged.name).ending.toLowerCase())).toBe(true);
        pictureSize(head, judged.kind.type);
      }),
      { numRuns: 1_000 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});

describe("a file's name", () => {
  it("is no path, hides nothing, and turns nothing round", () => {
    expect(safeName("C:\\fakepath\\shot.png")).toBe("shot.png");
    expect(safeName("../../etc/passwd")).toBe("passwd");
    expect(safeName("invoice\u202egnp.exe")).toBe("invoicegnp.exe");
    expect(safeName("a\u0000b\r\nc.txt")).toBe("abc.txt");
    expect(safeName(" .htaccess. ")).toBe("htaccess");
    expect(safeName('a"b<c>|d?*.txt')).toBe("a_b_c__d__.txt");
    expect(safeName("con.txt")).toBe("_con.txt");
    expect(safeName("")).toBe("file");
    expect(safeName("/")).toBe("file");
  });

  it("may be of any writing, and of emoji", () => {
    expect(safeName("订单 截图.png")).toBe("订单 截图.png");
    expect(safeName("👩‍💻 done 🎉.pdf")).toBe("👩‍💻 done 🎉.pdf");
  });

  it("is short, and keeps its ending", () => {
    expect(safeName(`${"x".repeat(10_000)}.png`)).toMatch(/^x{10,}\.png$/);
    expect(safeName(`${"🎉".repeat(500)}.png`).length).toBeLessThanOrEqual(limits.fileNameChars);
  });

  it("made safe twice is the same, and is always fit for a header and a disk", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (raw) => {
        const name = safeName(raw);
        expect(safeName(name)).toBe(name);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(limits.fileNameChars);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(name).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069/\\"<>]/);
        expect(() => encodeURIComponent(name)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a picture's size", () => {
  it("is read from its head", () => {
    expect(pictureSize(files.png, "image/png")).toEqual({ width: 3, height: 2 });
    expect(pictureSize(files.gif, "image/gif")).toEqual({ width: 3, height: 2 });
    expect(pictureSize(files.webp, "image/webp")).toEqual({ width: 3, height: 2 });
    expect(pictureSize(files.jpeg, "image/jpeg")).toEqual({ width: 3, height: 2 });
    expect(pictureSize(files.turnedJpeg, "image/jpeg")).toEqual({ width: 2, height: 3 });
  });

  it("is not known of what is cut off or broken", () => {
    for (const [picture, type] of [
      [files.png, "image/png"],
      [files.gif, "image/gif"],
      [files.webp, "image/webp"],
      [files.turnedJpeg, "image/jpeg"],
    ] as const)
      for (let length = 0; length < picture.length; length += 1)
        expect(() => pictureSize(picture.slice(0, length), type)).not.toThrow();
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom("image/jpeg", "image/webp"),
        (noise, type) => {
          pictureSize(new Uint8Array([...files.turnedJpeg.slice(0, 12), ...noise]), type);
        },
      ),
    );
  });

  it("decides whether it is drawn: no bomb, and nothing that could hold a script", () => {
    const picture = { id: "file_1", name: "a.png", type: "image/png", bytes: 9, width: 800, height: 600 };
    expect(isDrawn(picture)).toBe(true);
    expect(isDrawn({ ...picture, width: 60_000, height: 60_000 })).toBe(false);
    expect(isDrawn({ ...picture, type: "image/svg+xml" })).toBe(false);
    expect(isDrawn({ ...picture, type: "application/pdf" })).toBe(false);
    const { width: _, ...unknown } = picture;
    expect(isDrawn(unknown)).toBe(false);
  });
});
