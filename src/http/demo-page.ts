// The demo website: a shop for lamps. The snippet of the widget stands at its end, where a site would have it.

export const demoSiteKey = "key_demodemodemodemodemo";

export const demoPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wick &amp; Glass, lamps for porches</title>
<style>
  :root { color-scheme: light dark; --ink: light-dark(#2b2622, #f2ece4); --paper: light-dark(#fbf7f0, #1d1a17);
    --card: light-dark(#ffffff, #282420); --glow: light-dark(#a8541b, #f3ab62); }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 Georgia, "Songti SC", serif; }
  header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1.25rem 1.5rem; }
  header { display: flex; align-items: baseline; gap: 2rem; flex-wrap: wrap; }
  header strong { font-size: 1.3rem; }
  nav { display: flex; gap: 1.25rem; }
  a { color: var(--glow); }
  h1 { font-size: clamp(2rem, 6vw, 3.4rem); line-height: 1.1; max-width: 18ch; margin: 2.5rem 0 1rem; }
  .lead { font-size: 1.15rem; max-width: 46ch; }
  ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.25rem; }
  li { background: var(--card); border-radius: 14px; padding: 1.25rem 1.4rem; }
  li h2 { margin: .5rem 0 .25rem; font-size: 1.15rem; }
  li p { margin: 0; }
  #account { margin-inline-start: auto; padding: .4rem 1rem; border: 1px solid var(--glow); border-radius: 2rem;
    background: none; color: var(--glow); font: inherit; font-size: .9rem; cursor: pointer; }
  svg { width: 3rem; height: 3rem; fill: none; stroke: var(--glow); stroke-width: 2; }
</style>
</head>
<body>
<header><strong>Wick &amp; Glass</strong><nav aria-label="Pages"><a href="#lamps">Lamps</a><a href="#delivery">Delivery</a></nav><button type="button" id="account">Sign in as Vic</button></header>
<main>
<h1>Leave a light on for whoever comes home late.</h1>
<p class="lead">Porch lamps of brass and hand-blown glass, made to be mended. Ask us anything: the button in the corner rings somebody.</p>
<ul id="lamps">
<li><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 10h8l2 10H6zM12 4v6M9 4h6"/></svg><h2>The Harbour</h2><p>Brass, ribbed glass, for salt air.</p></li>
<li><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a6 6 0 0 1 6 6v9H6V9a6 6 0 0 1 6-6zM6 21h12"/></svg><h2>The Almond</h2><p>A warm bulb in smoked glass.</p></li>
<li><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 9l7-5 7 5v11H5zM12 9v6"/></svg><h2>The Gable</h2><p>Flat to the wall, seen from the gate.</p></li>
</ul>
<h2 id="delivery">Delivery</h2>
<p>Three days, in a box that becomes kindling. Broken on the way? We send another, and a note of apology.</p>
</main>
<footer><small>A demonstration page of Porchlight. <a href="/demo/inline">Other places for the chat</a></small></footer>
<script>
  // The website's own server knows who is signed in, and signs a token for the widget.
  const account = document.getElementById("account");
  const chat = (...call) => (window.Porchlight ||= []).push(call);
  async function identify() {
    if (!sessionStorage.signedIn) return;
    account.textContent = "Sign out Vic";
    const { token } = await (await fetch("/demo/token", { method: "POST" })).json();
    chat("identify", { token });
  }
  account.onclick = () => {
    if (sessionStorage.signedIn) {
      sessionStorage.removeItem("signedIn");
      account.textContent = "Sign in as Vic";
      chat("reset");
    } else {
      sessionStorage.signedIn = "yes";
      identify();
    }
  };
  identify();
  // A token lives ten minutes: whoever opens the chat later brings a fresh one.
  chat("on", "open", identify);
</script>
<script async src="/widget.js" data-site="${demoSiteKey}"></script>
</body>
</html>
`;
