// Where the system's Chromium is; null where there is none.
import fs from "node:fs";
import path from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export function findChromium() {
  const told = process.env.CHROMIUM_PATH;
  if (told) {
    if (!fs.existsSync(told)) throw new Error(`CHROMIUM_PATH names no file: ${told}`);
    return told;
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  for (const name of names)
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (fs.existsSync(file)) return file;
    }
  return null;
}
