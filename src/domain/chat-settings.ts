// What a chat takes with it from its department and its site when it begins.
import type { SiteSettings } from "../protocol/site-settings.ts";
import type { DepartmentRef } from "./chat.ts";
import type { RoutingMode } from "./routing.ts";

/** What a department had decided when the chat began; later changes do not touch a running chat. */
export interface ChatSettings {
  ringSeconds: number;
  /** Minutes without a word until both are warned, and until the chat ends. Null: never. */
  silentWarnMinutes: number | null;
  silentEndMinutes: number | null;
  routing: RoutingMode;
  /** How long one agent is rung alone, where the mode is one at a time. */
  turnSeconds: number;
  /** Where the chat rings when nobody here took it. */
  overflow: DepartmentRef | null;
  /** Who served this visitor last: rung alone for the first half of the wait. */
  preferredAgentId: string | null;
  /** Whether the visitor is asked for a rating at the end. */
  ratingEnabled: boolean;
  /** Which files are taken; absent in chats from before there were any. */
  attachments?: SiteSettings["attachments"];
}
