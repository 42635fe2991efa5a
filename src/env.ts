// What the platform gives the Worker: bindings and variables of wrangler.toml, and the one secret.
import type { ChatSession } from "./durable/chat-session.ts";
import type { Department } from "./durable/department.ts";

export interface Env {
  ASSETS: Fetcher;
  DB: D1Database;
  /** What people attach, under the chat's id, and agents' photos. */
  FILES: R2Bucket;
  CHATS: DurableObjectNamespace<ChatSession>;
  DEPARTMENTS: DurableObjectNamespace<Department>;
  START_RATE: RateLimit;
  DOOR_RATE: RateLimit;
  EMAIL: SendEmail;
  /** Whom e-mails come from, as `Name <address>` or an address; empty where none are sent. */
  EMAIL_FROM: string;
  FRAMES_PER_SECOND: string;
  FRAMES_BURST: string;
  /** Opens /setup once, and is what tokens and tickets are signed from. At least 32 characters. */
  PORCHLIGHT_SECRET: string;
  /** "1" only under `npm start`: serves the demo pages. */
  DEMO?: string;
}
