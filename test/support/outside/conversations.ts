// Real conversations, and strings that break programs. See data/README.md.
import fs from "node:fs";
import path from "node:path";
import { isBlank } from "../../../src/protocol/text.ts";

export interface Conversation {
  lang: string;
  source: string;
  messages: { from: "visitor" | "agent"; text: string }[];
}

const own = path.join(import.meta.dirname, "../data");
/** The full set, where it lies beside the project. */
const shared = path.join(import.meta.dirname, "../../../../shared/data");

function read(file: string): Conversation[] {
  const lines = fs.readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

const carried = read(path.join(own, "conversations.jsonl"));
const typedCount = 20;

/** Those that are typed through the pages. */
export const typedConversations = carried.slice(0, typedCount);

/** All others: the full set's where it is to be had, else those that the project carries. */
export function otherConversations(): Conversation[] {
  const full = path.join(shared, "conversations.jsonl");
  const typed = new Set(typedConversations.map(({ source }) => source));
  return (fs.existsSync(full) ? read(full) : carried).filter(({ source }) => !typed.has(source));
}

/** A blank message cannot be sent, so those two are no messages. */
export const naughtyStrings: string[] = (
  JSON.parse(fs.readFileSync(path.join(own, "naughty-strings.json"), "utf8")) as string[]
).filter((text) => !isBlank(text));
