// What a local database was prepared by: another migration or another demo makes another name.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** @param {string} root of the project */
export function preparedBy(root) {
  const migrations = path.join(root, "migrations");
  const files = readdirSync(migrations)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => path.join(migrations, name));
  const hash = createHash("sha256");
  const seeds = ["seed.mjs", "seed-articles.mjs"].map((name) => path.join(root, "src/db", name));
  for (const file of [...files, ...seeds]) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
