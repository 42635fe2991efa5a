// Builds the browsers' files into src/web/dist: widget.js under its lasting name, the pages with hashed assets,
// and the headers they are served with. Run directly, it prints what each page costs; the bench asks `buildPages`.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = import.meta.dirname;
const dist = path.join(here, "dist");

const common = {
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  write: false,
  logLevel: "warning",
  metafile: true,
};

/** Rules and wire are pure declarations: what a page does not use of them does not ship. */
const pureRooms = {
  name: "pure-rooms",
  setup(builder) {
    builder.onResolve({ filter: /\/(protocol|domain)\/[a-z-]+\.ts$/ }, ({ path: file, resolveDir }) => ({
      path: path.resolve(resolveDir, file),
      sideEffects: false,
    }));
  },
};

/** A part that is fetched later brings its styles as text in its script: `import css from "x.css?late"`. */
const lateStyles = {
  name: "late-styles",
  setup(builder) {
    builder.onResolve({ filter: /\.css\?late$/ }, ({ path: file, resolveDir }) => ({
      path: path.resolve(resolveDir, file.replace(/\?late$/, "")),
      namespace: "late-styles",
    }));
    builder.onLoad({ filter: /./, namespace: "late-styles" }, async ({ path: file }) => {
      const { outputFiles } = await build({ ...common, entryPoints: [file] });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
};

/**
 * Whatever a later part shares with its page shall be one file, which compresses better than many: each later part reaches
 * all that the page's first part does.
 */
const oneCore = (core) => ({
  name: "one-core",
  setup(builder) {
    const late = new Set();
    builder.onResolve({ filter: /^\.\.?\/.*\.tsx?$/ }, ({ path: file, kind, resolveDir }) => {
      const full = path.resolve(resolveDir, file);
      if (kind === "dynamic-import" && !full.includes("/catalogue/")) late.add(full);
      return null;
    });
    builder.onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      if (!late.has(file)) return null;
      const loader = file.endsWith("x") ? "tsx" : "ts";
      return { contents: `${await readFile(file, "utf8")}\nimport ${JSON.stringify(core)};\n`, loader };
    });
  },
});

const pages = {
  panel: { title: "Chat", body: '<div id="panel"></div>', core: "page.tsx", viewport: ",viewport-fit=cover" },
  agent: { title: "Porchlight", body: '<div id="agent"></div>', core: "page.tsx" },
  answer: { title: "Chat", body: '<div id="answer"></div>' },
  reference: { title: "Admin API", body: '<div id="reference"></div>' },
};

const headers = `/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
/widget.js
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
/feedback.js
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
/widget/*
  Cache-Control: public, max-age=300, stale-while-revalidate=86400
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
/porchlight.d.ts
  Content-Type: text/plain; charset=utf-8
  Cache-Control: public, max-age=300
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
/agent*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'
  X-Frame-Options: DENY
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cache-Control: no-cache
/answer*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
  X-Frame-Options: DENY
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cache-Control: no-cache
/reference*
  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'
  X-Frame-Options: DENY
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cache-Control: no-cache
`;

/**
 * Builds everything. `page` says which page loads the file: "widget", "panel", "agent", "answer". Of a page's catalogues a
 * person loads one: the largest counts for the page, the others stand under "panel, another language", what is fetched later under "agent, when wanted".
 * @param {{quiet?: boolean}} options
 * @returns {Promise<{files: {name: string, page: string, bytes: number, gzipBytes: number}[]}>}
 */
export async function buildPages({ quiet = false } = {}) {
  for (const folder of ["assets", "widget"]) await mkdir(path.join(dist, folder), { recursive: true });
  const files = [];

  async function write(page, name, text) {
    await put(name, text);
    files.push({
      name,
      page,
      bytes: Buffer.byteLength(text),
      gzipBytes: gzipSync(text, { level: 9 }).length,
    });
  }

  for (const [page, entry, name] of [
    ["widget", "loader/loader.ts", "widget.js"],
    ["feedback tab", "loader/feedback-tab.ts", "feedback.js"],
  ]) {
    const { outputFiles } = await build({
      ...common,
      entryPoints: [path.join(here, entry)],
      // The website's own encoding is what a browser reads it in.
      charset: "ascii",
      format: "iife",
      plugins: [pureRooms],
    });
    await write(page, name, outputFiles[0].text);
  }
  const parts = await build({
    ...common,
    entryPoints: await loaderParts(),
    outdir: path.join(dist, "widget"),
    format: "esm",
    plugins: [pureRooms],
  });
  for (const { path: file, text } of parts.outputFiles)
    await write("widget, when wanted", path.relative(dist, file), text);
  await put("porchlight.d.ts", await readFile(path.join(here, "loader/porchlight.d.ts"), "utf8"));

  for (const [page, { title, body, core, viewport }] of Object.entries(pages)) {
    const entry = path.join(here, page, "main.tsx");
    if (!existsSync(entry)) {
      if (!quiet) console.log(`${page}: no ${path.relative(here, entry)}, skipped`);
      continue;
    }
    const built = await build({
      ...common,
      entryPoints: [entry],
      format: "esm",
      splitting: true,
      outdir: path.join(dist, "assets"),
      entryNames: `${page}-[hash]`,
      chunkNames: `${page}-[name]-[hash]`,
      assetNames: "[name]-[hash]",
      jsx: "automatic",
      jsxImportSource: "preact",
      plugins: [pureRooms, lateStyles, ...(core ? [oneCore(path.join(here, page, core))] : [])],
    });
    const outputs = Object.entries(built.metafile.outputs);
    const [script, { cssBundle }] = outputs.find(([, output]) => output.entryPoint?.endsWith("main.tsx"));
    for (const { path: file, text } of built.outputFiles) await write(page, path.relative(dist, file), text);
    setAside(page, files, outputs);
    const first = setLater(page, files, outputs, script);
    const preload = first.map((name) => `<link rel="modulepreload" href="/assets/${name}">`).join("");
    const style = cssBundle ? `<link rel="stylesheet" href="/assets/${path.basename(cssBundle)}">` : "";
    await write(
      page,
      `${page}.html`,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content${viewport ?? ""}"><meta name="robots" content="noindex">${style}${preload}<script type="module" src="/assets/${path.basename(script)}"></script></head><body>${body}</body></html>`,
    );
  }
  await put("_headers", headers);
  await dropAllBut(new Set(["_headers", "porchlight.d.ts", ...files.map(({ name }) => name)]));
  if (!quiet) report(files);
  return { files };
}

/** What the loader fetches when it is wanted, under lasting names: a loader in a browser's cache may be older than they are. */
async function loaderParts() {
  const names = await readdir(path.join(here, "loader/parts"));
  return names.filter((name) => name.endsWith(".ts")).map((name) => path.join(here, "loader/parts", name));
}

/** A file that is right already is left alone, so that a runtime which serves it notices nothing. */
async function put(name, text) {
  const file = path.join(dist, name);
  if ((await readFile(file, "utf8").catch(() => null)) === text) return;
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}

async function dropAllBut(kept) {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const name = path.relative(dist, path.join(entry.parentPath, entry.name));
    if (entry.isFile() && !kept.has(name) && !name.endsWith(".new"))
      await rm(path.join(dist, name), { force: true });
  }
}

/** Of a page's catalogues a person loads one: all but the largest are set aside. */
function setAside(page, files, outputs) {
  const isCatalogue = ([, { inputs }]) => Object.keys(inputs).every((input) => input.includes("/catalogue/"));
  const names = outputs.filter(isCatalogue).map(([file]) => path.basename(file));
  const catalogues = files.filter(({ name }) => names.includes(path.basename(name)));
  for (const file of catalogues.sort((a, b) => b.gzipBytes - a.gzipBytes).slice(1))
    file.page = `${page}, another language`;
}

/**
 * What is fetched when somebody goes there is no part of the first screen. Answers with the names of the scripts that the
 * page's own one imports at once.
 */
function setLater(page, files, outputs, script) {
  const byPath = new Map(outputs);
  const first = new Set();
  function reach(file) {
    if (first.has(file)) return;
    first.add(file);
    for (const { path: to, kind } of byPath.get(file)?.imports ?? [])
      if (kind === "import-statement" && byPath.has(to)) reach(to);
  }
  reach(script);
  const chunks = new Set(outputs.map(([file]) => path.basename(file)).filter((name) => name.endsWith(".js")));
  const firstNames = new Set([...first].map((file) => path.basename(file)));
  const isLater = ({ name, page: of }) =>
    of === page && chunks.has(path.basename(name)) && !firstNames.has(path.basename(name));
  const isCatalogue = ({ name }) => /-(en|zh-CN)-/.test(name);
  for (const file of files) if (isLater(file) && !isCatalogue(file)) file.page = `${page}, when wanted`;
  return [...firstNames].filter((name) => name !== path.basename(script));
}

function report(files) {
  const row = (name, bytes, gzipBytes) =>
    console.log(`${name.padEnd(40)}${String(bytes).padStart(9)}${String(gzipBytes).padStart(9)}`);
  row("file", "bytes", "gzip");
  for (const { name, bytes, gzipBytes } of files) row(name, bytes, gzipBytes);
  for (const page of new Set(files.map((file) => file.page))) {
    const own = files.filter((file) => file.page === page);
    const sum = (key) => own.reduce((total, file) => total + file[key], 0);
    row(`= ${page}`, sum("bytes"), sum("gzipBytes"));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPages();
