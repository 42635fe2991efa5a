import { expect, it } from "vitest";
import type { FileLinks } from "../../src/protocol/files.ts";
import { limits, spans } from "../../src/protocol/limits.ts";
import type { Fetched } from "../../src/web/shared/fetch-json.ts";
import { createFileAddresses } from "../../src/web/shared/files/file-addresses.ts";
import { endingOf, sizeText } from "../../src/web/shared/files/file-text.ts";

function setUp() {
  const asked: string[][] = [];
  const clock = { at: 1_000 };
  const server = { isThere: true };
  const addresses = createFileAddresses(
    async (ids): Promise<Fetched<FileLinks>> => {
      asked.push(ids);
      if (!server.isThere) return { ok: false, code: "network", status: 0, details: {}, retryAfterMs: null };
      const known = ids.filter((id) => !id.startsWith("erased"));
      return {
        ok: true,
        value: { links: Object.fromEntries(known.map((id) => [id, `/files/${id}.${asked.length}`])) },
      };
    },
    () => clock.at,
  );
  return { addresses, asked, clock, server };
}

it("what is wanted together is asked for together, and asked for once while it is good", async () => {
  const { addresses, asked, clock } = setUp();
  const found = await Promise.all([addresses.of("a"), addresses.of("b"), addresses.of("a")]);
  expect(found).toEqual(["/files/a.1", "/files/b.1", "/files/a.1"]);
  expect(asked).toEqual([["a", "b"]]);
  clock.at += spans.fileLinkMs - 60_001;
  expect(await addresses.of("a")).toBe("/files/a.1");
  clock.at += 1;
  expect(await addresses.of("a")).toBe("/files/a.2");
  expect(asked).toEqual([["a", "b"], ["a"]]);
});

it("what could not be had is asked for again the next time", async () => {
  const { addresses, asked, server } = setUp();
  server.isThere = false;
  expect(await addresses.of("a")).toBeNull();
  server.isThere = true;
  expect(await addresses.of("a")).toBe("/files/a.2");
  expect(await addresses.of("erased")).toBeNull();
  expect(await addresses.of("erased")).toBeNull();
  expect(asked).toEqual([["a"], ["a"], ["erased"], ["erased"]]);
});

it("more files than one request may name are asked for in several", async () => {
  const { addresses, asked } = setUp();
  const ids = Array.from({ length: limits.filesMax + 1 }, (_, at) => `file-${at}`);
  const found = await Promise.all(ids.map((id) => addresses.of(id)));
  expect(found.every((address, at) => address?.startsWith(`/files/file-${at}.`))).toBe(true);
  expect(asked.map(({ length }) => length)).toEqual([limits.filesMax, 1]);
});

it("sizes are said in the unit that fits, in the reader's language", () => {
  expect(sizeText(820, "en")).toBe("820 byte");
  expect(sizeText(1_024, "en")).toBe("1 kB");
  expect(sizeText(12_700, "en")).toBe("12 kB");
  expect(sizeText(3_565_158, "en")).toBe("3.4 MB");
  expect(sizeText(20 * 1_048_576, "zh-CN")).toBe("20 MB");
});

it("a file's ending is told where it tells something", () => {
  expect(endingOf("report.final.pdf")).toBe("PDF");
  expect(endingOf("README")).toBe("");
  expect(endingOf("a.verylongending")).toBe("");
});
