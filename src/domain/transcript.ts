// A conversation as a file to keep: plain text, or one HTML page that stands alone. Whatever people wrote stays what it was:
// it makes no markup, and no line of its own in the text. Words, names and times come ready for the reader.

export interface Transcript {
  /** BCP 47, of the words and times. */
  language: string;
  title: string;
  facts: readonly { label: string; value: string }[];
  days: readonly { name: string; lines: readonly TranscriptLine[] }[];
}

export interface TranscriptLine {
  time: string;
  /** Who wrote it; null for what happened. */
  who: string | null;
  /** By whom the transcript is for. */
  own: boolean;
  text: string;
}

/** Every line begins with its time in brackets; what was written over several lines is set in. */
export function transcriptAsText({ title, facts, days }: Transcript): string {
  const head = [plain(title), ...facts.map(({ label, value }) => `${plain(label)}: ${plain(value)}`)];
  const blocks = days.map(({ name, lines }) =>
    [`--- ${plain(name)} ---`, ...lines.map(lineAsText)].join("\n"),
  );
  return `${[head.join("\n"), ...blocks].join("\n\n")}\n`;
}

function lineAsText({ time, who, text }: TranscriptLine): string {
  const said = linesOf(text).join("\n    ");
  return who === null ? `[${plain(time)}] * ${said}` : `[${plain(time)}] ${plain(who)}: ${said}`;
}

/** Without a script, and its own policy lets none in: https://www.w3.org/TR/CSP3/#meta-element */
export function transcriptAsHtml({ language, title, facts, days }: Transcript): string {
  const rows = facts.map(({ label, value }) => `<dt>${safe(label)}</dt><dd dir="auto">${safe(value)}</dd>`);
  const blocks = days.map(
    ({ name, lines }) => `<section><h2>${safe(name)}</h2>\n${lines.map(lineAsHtml).join("\n")}\n</section>`,
  );
  return `<!doctype html>
<html lang="${safe(language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${safe(title)}</title>
<style>${css}</style></head>
<body><main><h1 dir="auto">${safe(title)}</h1>
<dl>${rows.join("")}</dl>
${blocks.join("\n")}
</main></body></html>
`;
}

function lineAsHtml({ time, who, own, text }: TranscriptLine): string {
  const at = `<time>${safe(time)}</time>`;
  const said = linesOf(text).map(safe).join("\n");
  if (who === null) return `<p class="happened" dir="auto">${at} ${said}</p>`;
  const head = `<p class="who"><bdi>${safe(who)}</bdi> ${at}</p>`;
  return `<article${own ? ' class="own"' : ""}>${head}<p class="said" dir="auto">${said}</p></article>`;
}

const css = `
:root{color-scheme:light dark}
body{margin:0;background:light-dark(#fff,#161a19);color:light-dark(#1d211f,#eceeec);font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-inline-size:46rem;margin-inline:auto;padding:1.5rem 1rem 3rem}
h1{margin:0 0 .75rem;font-size:1.4rem;overflow-wrap:anywhere}
h2{margin:2rem 0 .75rem;font-size:1rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}
dt,time,.happened{color:light-dark(#5b605d,#a7b0ac)}
dd{margin:0;overflow-wrap:anywhere}
time,.happened{font-size:.85rem}
.happened{margin:.6rem 0;text-align:center;overflow-wrap:anywhere}
article{margin:.6rem 0;padding:.5rem .9rem .6rem;border-inline-start:4px solid light-dark(#c9c6bd,#4a524f);background:light-dark(#f6f5f2,#1f2423);break-inside:avoid}
.own{border-color:light-dark(#0b5f5a,#6fcabf)}
.who,.said{margin:0;overflow-wrap:anywhere}
.who bdi{font-weight:600}
.said{white-space:pre-wrap}
`;

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function safe(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? "");
}

/** On one line. */
function plain(text: string): string {
  return linesOf(text).join(" ");
}

/** Wherever a program that shows text could begin a new line. */
function linesOf(text: string): string[] {
  return withoutControls(text).split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
}

/** Neither page nor editor shall act on what nobody sees: a NUL ends some texts, an escape colours a terminal. */
function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought.
  return text.replace(/[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g, "\ufffd");
}
