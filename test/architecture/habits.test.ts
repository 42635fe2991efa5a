import { describe, expect, it } from "vitest";
import { anyTypes, hasHeader, isKebab, lineCount, longestFile, unwantedMarks } from "./habits.ts";
import { projectFiles, sources } from "./sources.ts";

const code = /^(src|test)\/.*\.(ts|tsx|mjs|css|html)$/;

describe("the top level", () => {
  const allowed =
    "package.json tsconfig.json wrangler.toml src migrations test README.md package-lock.json .gitignore .ci LICENSE";
  const strangers = (files: string[]) =>
    [...new Set(files.map((file) => file.split("/")[0] ?? ""))].filter(
      (name) => !allowed.split(" ").includes(name),
    );

  it("would show a stranger", () => {
    expect(strangers(["src/a.ts", "vite.config.ts", "docs/a.md"])).toEqual(["vite.config.ts", "docs"]);
  });
  it("holds only the names that are fixed", () => {
    expect(strangers(projectFiles())).toEqual([]);
  });
});

describe("a file", () => {
  it(`has at most ${longestFile} lines`, () => {
    expect(lineCount("a\nb\n")).toBe(2);
    expect(lineCount("a\nb")).toBe(2);
    const long = sources(code).filter(({ text }) => lineCount(text) > longestFile);
    expect(long.map(({ file, text }) => `${file}: ${lineCount(text)}`)).toEqual([]);
  });

  it("has a kebab-case name", () => {
    expect(
      ["src/a/chat-frames.ts", "test/.biome.json", "src/web/a/catalogue/zh-CN.ts"].filter(isKebab),
    ).toHaveLength(3);
    expect(["src/chatFrames.ts", "src/Chat/a.ts", "src/chat_frames.ts"].filter(isKebab)).toEqual([]);
    const named = projectFiles().filter((file) => /^(src|test)\//.test(file) && !/README\.md$/.test(file));
    expect(named.filter((file) => !isKebab(file))).toEqual([]);
  });

  it("leaves no unfinished work and silences no tool", () => {
    const marks = (line: string) => unwantedMarks({ file: "a.ts", text: `const a = 1;\n${line}\n` });
    for (const bad of ["TO" + "DO: later", "FIX" + "ME", "@ts-ig" + "nore"])
      expect(marks(`// ${bad}`), bad).toHaveLength(1);
    expect(marks("// anything, as anybody says; the method's todo list")).toEqual([]);
    expect(sources(code).flatMap(unwantedMarks)).toEqual([]);
  });

  it("types every value", () => {
    const found = (text: string) => anyTypes({ file: "a.ts", text });
    expect(found("const a = b as any;\nfunction c(d: any, e: Map<string, any[]>) {}")).toEqual([
      "a.ts:1: a value has a type",
      "a.ts:2: a value has a type",
      "a.ts:2: a value has a type",
    ]);
    expect(found("// as any site would\nconst any = { any: 1 }; let s = 'x: any';")).toEqual([]);
    expect(sources(/^(src|test)\/.*\.(ts|tsx)$/).flatMap(anyTypes)).toEqual([]);
  });

  it("of src says first what it is", () => {
    const header = (file: string, text: string) => hasHeader({ file, text });
    expect(header("a.ts", "// The rules of a chat, pure.\nexport {}")).toBe(true);
    expect(header("a.css", "/* How the panel looks. */\nbody {}")).toBe(true);
    expect(header("a.html", "<!doctype html>\n<!-- The page of an agent. -->\n<html>")).toBe(true);
    expect(header("a.ts", "import a from 'b';\n// The rules of a chat, pure.")).toBe(false);
    expect(header("a.ts", "// chat\nexport {}")).toBe(false);
    const all = sources(/^src\/.*\.(ts|tsx|mjs|css|html)$/);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((source) => !hasHeader(source)).map(({ file }) => file)).toEqual([]);
  });
});
