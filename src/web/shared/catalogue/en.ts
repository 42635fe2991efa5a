// English for every refusal, by code; those of files and forms are fetched with what sends them.
import type { PageRefusalCode } from "../../../protocol/refusals.ts";
import { en as common } from "../common/catalogue/en.ts";
import type { FileRefusalKey } from "../files/catalogue/en.ts";
import type { FormRefusalKey } from "../forms/catalogue/en.ts";

export const en = {
  ...common,
  "refusal.bad_frame": "This could not be sent.",
  "refusal.unauthenticated": "Please sign in again.",
  "refusal.wrong_login": "E-mail or password is wrong.",
  "refusal.bad_identity": "This identity cannot be trusted.",
  "refusal.expired_identity": "This identity is too old.",
  "refusal.bad_ticket": "The connection was refused. Please try again.",
  "refusal.forbidden": "You are not allowed to do this.",
  "refusal.method_not_allowed": "This is not possible here.",
  "refusal.upgrade_required": "This could not be sent.",
  "refusal.taken": "Somebody else took this chat.",
  "refusal.offer_closed": "This chat is no longer ringing.",
  "refusal.not_in_department": "This chat belongs to another department.",
  "refusal.department_closed": "This department takes no chats any more.",
  "refusal.at_cap": "You have as many chats as you may have at once.",
  "refusal.offline": "Go online to take chats.",
  "refusal.not_active": "The chat has not begun yet.",
  "refusal.stale_epoch": "This chat is with somebody else now.",
  "refusal.stale_version": "Somebody else has changed this in the meantime. Have a look before you save.",
  "refusal.bad_criterion": "A criterion of this view asks for something that does not exist any more.",
  "refusal.not_owner": "Only the agent who has the chat may do this.",
  "refusal.offer_pending":
    "A transfer or an invitation is open already. Wait for the answer, or take it back.",
  "refusal.already_there": "This agent is in the chat already.",
  "refusal.not_serving": "You are not in this chat any more.",
  "refusal.agent_not_in_department": "This agent does not belong to the chat's department.",
  "refusal.agent_offline": "This agent is offline. Choose another.",
  "refusal.agent_unreachable": "This agent has no page open right now. Choose another.",
  "refusal.agent_at_cap": "This agent has as many chats as allowed. Choose another.",
  "refusal.no_countdown": "No end is set.",
  "refusal.not_finished": "Only a chat that was answered can be rated, and only when it is over.",
  "refusal.chat_is_live": "The visitor is in a chat right now. Answer there.",
  "refusal.no_email": "The visitor left no e-mail address.",
  "refusal.no_sender": "E-mail is not set up yet. An admin sets the sender.",
  "refusal.no_rating": "No rating is asked for here.",
  "refusal.out_of_order": "This could not be sent in order. Please try again.",
  "refusal.already_set_up": "This has been set up already.",
} as const satisfies Record<
  Exclude<`refusal.${PageRefusalCode | "network"}`, FileRefusalKey | FormRefusalKey>,
  string
>;

export type SharedKey = keyof typeof en;
