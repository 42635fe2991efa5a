// Starts the bench under a Node that reads TypeScript.
import { runUnderNewerNode } from "../support/newer-node.mjs";

runUnderNewerNode();
await import("./bench.ts");
