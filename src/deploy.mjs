// `npm run deploy`: builds, deploys, migrates the remote database, and sees to the secret. Asks nothing; what does
// not exist yet is created. Sign in to Cloudflare first (`npx wrangler login`, or CLOUDFLARE_API_TOKEN).
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const wrangler = path.join(root, "node_modules/wrangler/bin/wrangler.js");
const secretName = "PORCHLIGHT_SECRET";

await run([path.join(root, "src/web/build.mjs")]);
// The first deployment creates the database that the migrations are for.
const deployed = await run([wrangler, "deploy"]);
await run([wrangler, "d1", "migrations", "apply", "porchlight", "--remote"]);
const secret = await missingSecret();
const address = /https:\/\/[\w.-]+\.workers\.dev/.exec(deployed)?.[0] ?? "https://YOUR-HOST";
console.log(`\nPorchlight is on at ${address}`);
if (secret !== null) console.log(firstSteps(secret, address));

/** A new secret, set just now; null where there was one already, which nobody can read again. */
async function missingSecret() {
  const listed = JSON.parse(await run([wrangler, "secret", "list", "--format", "json"], { quiet: true }));
  if (listed.some(({ name }) => name === secretName)) return null;
  const secret = randomBytes(32).toString("hex");
  await run([wrangler, "secret", "put", secretName], { input: secret });
  return secret;
}

function firstSteps(secret, address) {
  const body = JSON.stringify({
    secret,
    admin: { name: "YOUR NAME", email: "YOU@EXAMPLE.COM", password: "A LONG PASSWORD" },
  });
  return [
    "",
    "Its secret is shown this once; keep it where you keep passwords:",
    `  ${secret}`,
    "",
    "Make the first admin with it, once:",
    `  curl ${address}/setup -H 'content-type: application/json' -d '${body}'`,
    "",
    "The answer holds the site's key for the snippet:",
    `  <script async src="${address}/widget.js" data-site="SITE KEY"></script>`,
  ].join("\n");
}

/** Runs a script of Node; answers with what it printed. A failure ends all. */
function run(args, { input, quiet = false } = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["pipe", "pipe", "inherit"] });
    const said = [];
    child.stdout.on("data", (chunk) => {
      said.push(chunk);
      if (!quiet) process.stdout.write(chunk);
    });
    child.once("close", (code) => {
      if (code !== 0) process.exit(code ?? 1);
      resolve(Buffer.concat(said).toString());
    });
    child.stdin.end(input ?? "");
  });
}
