import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { projectFiles, root, sources } from "./sources.ts";
import { bareWords, disagreements } from "./words.ts";

describe("two catalogues", () => {
  const en = {
    ring: { accept: "Accept", left: (n: number) => `${n} s` },
    hi: "Hello {name}",
    n: { one: "1", other: "{count}" },
  };

  it("agree when each says everything", () => {
    const zh = {
      ring: { accept: "接受", left: (n: number) => `${n} 秒` },
      hi: "{name}，你好",
      n: { other: "{count}" },
    };
    expect(disagreements(en, zh)).toEqual([]);
  });
  it("are told apart by whatever one of them lacks", () => {
    const zh = { ring: { accept: " ", left: "秒", more: "多" }, hi: "你好", n: { other: "{count}" } };
    expect(disagreements(en, zh)).toEqual([
      "ring › accept: empty",
      "ring › left: a function there, a string here",
      "hi: other places",
      "ring › more: too much",
    ]);
    expect(disagreements(en, { ring: en.ring, hi: en.hi })).toEqual(["n: missing"]);
  });
});

describe("the catalogues of the pages", async () => {
  const files = projectFiles().filter((file) => /^src\/web\/.*\/catalogue\/[^/]+\.ts$/.test(file));
  const english = files.filter((file) => /[/-]en\.ts$/.test(file));
  const load = async (file: string) => {
    const told: Record<string, unknown> = await import(pathToFileURL(path.join(root, file)).href);
    return Object.values(told)[0];
  };

  it("are there, and nothing else is", () => {
    expect(english.length).toBeGreaterThan(0);
    const ofSome = english.flatMap((model) =>
      files.filter((file) => file === model || speaksFor(model, file)),
    );
    expect([...new Set(ofSome)].sort()).toEqual([...files].sort());
  });
  for (const model of english) {
    const others = files.filter((file) => speaksFor(model, file));
    it(`${model} has a Chinese brother`, () =>
      expect(others).toContain(model.replace(/en\.ts$/, "zh-CN.ts")));
    for (const file of others)
      it(`${file} says all that English says`, async () => {
        expect(disagreements(await load(model), await load(file))).toEqual([]);
      });
  }
});

/** Whether it is the same catalogue in another language. */
function speaksFor(model: string, file: string): boolean {
  const stem = model.replace(/en\.ts$/, "");
  return (
    file !== model && file.startsWith(stem) && /^[a-z]{2,3}(-[A-Z]{2})?\.ts$/.test(file.slice(stem.length))
  );
}

describe("the markup", () => {
  it("is searched for words of its own", () => {
    const page = (text: string) => bareWords({ file: "src/web/a.tsx", text });
    expect(page("const a = <p>Hello {name}</p>;")).toEqual(["src/web/a.tsx: Hello"]);
    expect(page('const a = <button aria-label="Close">×</button>;')).toEqual([
      'src/web/a.tsx: aria-label="Close"',
    ]);
    expect(page('const a: Map<string, number> = <p class="big">{t.hello} · {n}</p>;')).toEqual([]);
  });
  it("has none", () => {
    expect(sources(/^src\/web\/.*\.tsx$/).flatMap(bareWords)).toEqual([]);
  });
});
