// The places where a website may put the panel, each on a demonstration page of its own, with the lines that put it there.
import { demoSiteKey } from "./demo-page.ts";

interface Place {
  name: string;
  about: string;
  /** What stands in the website's page. */
  lines: string;
}

const places: Record<string, Place> = {
  bubble: {
    name: "Bubble",
    about: "A button in the corner. Side and distance are settings of the site.",
    lines: `<script async src="/widget.js" data-site="${demoSiteKey}"></script>`,
  },
  inline: {
    name: "In the text",
    about: "The panel fills an element of the page.",
    lines: `<div id="chat" style="height: 560px; max-width: 420px"></div>
<script async src="/widget.js" data-site="${demoSiteKey}" data-inline="#chat"></script>`,
  },
  popup: {
    name: "Popup window",
    about: "The button opens a window, which stays while the visitor goes on.",
    lines: `<script async src="/widget.js" data-site="${demoSiteKey}" data-popup></script>`,
  },
  button: {
    name: "Your own button",
    about: "Without the bubble: the page opens the panel by itself.",
    lines: `<button onclick="(window.Porchlight ||= []).push(['toggle'])">Ask us</button>
<script async src="/widget.js" data-site="${demoSiteKey}" data-hidden></script>`,
  },
  iframe: {
    name: "Plain iframe",
    about: "No script at all.",
    lines: `<iframe title="Chat" src="/panel?site=${demoSiteKey}" style="width: 400px; height: 560px; border: 0"></iframe>`,
  },
  link: {
    name: "Plain link",
    about: "For an e-mail, or a page where nothing else is allowed.",
    lines: `<a href="/panel?site=${demoSiteKey}">Chat with us</a>`,
  },
  feedback: {
    name: "Feedback",
    about:
      "A tab at the edge, beside the chat or without it. The form stands behind a link or in an iframe as well.",
    lines: `<a href="/panel?site=${demoSiteKey}&amp;mode=feedback">Tell us what you think</a>
<script async src="/feedback.js" data-site="${demoSiteKey}"></script>`,
  },
};

/** Null where there is no such place. */
export function demoPlace(path: string): string | null {
  const place = Object.hasOwn(places, path) ? places[path] : undefined;
  if (!place) return null;
  const links = Object.entries(places).map(([to, { name }]) =>
    to === path
      ? `<a aria-current="page" href="/demo/${to}">${name}</a>`
      : `<a href="/demo/${to}">${name}</a>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${place.name} · Wick &amp; Glass</title>
<style>
  :root { color-scheme: light dark; }
  body { max-width: 62rem; margin: 0 auto; padding: 1.25rem 1.5rem; background: light-dark(#fbf7f0, #1d1a17);
    color: light-dark(#2b2622, #f2ece4); font: 17px/1.6 Georgia, "Songti SC", serif; }
  a { color: light-dark(#a8541b, #f3ab62); }
  nav { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; }
  [aria-current] { font-weight: bold; text-decoration: none; }
  pre { overflow: auto; padding: 1rem; border: 1px solid; border-radius: 8px; font-size: .85rem; }
</style>
</head>
<body>
<nav aria-label="Places"><a href="/demo">The shop</a> ${links.join(" ")}</nav>
<main>
<h1>${place.name}</h1>
<p>${place.about}</p>
<pre tabindex="0" aria-label="What stands in the page">${escaped(place.lines)}</pre>
${place.lines}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
