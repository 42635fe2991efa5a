// English for the agent page. What this lacks, such as most refusals, the shared catalogue has.

import type { OfferCard } from "../../../protocol/desk-frames.ts";
import type { Rating, SkipReason } from "../../../protocol/entry.ts";
import type { PredefinedView, TicketKind, TicketStatus } from "../../../protocol/ticket-api.ts";
import { en as sharedEn } from "../../shared/catalogue/en.ts";
import type { Sentence } from "../../shared/i18n.ts";
import type { NotedEnd } from "../ringing.ts";
import { en as canned } from "./canned-en.ts";
import { en as live } from "./live-en.ts";
import { en as palette } from "./palette-en.ts";
import { en as serving } from "./serving-en.ts";
import { en as visitor } from "./visitor-en.ts";

/** Names of things from the protocol's closed lists: a new one without words does not compile. */
type Named =
  | `ring.kinds.${OfferCard["kind"]}`
  | `ring.over.${Exclude<NotedEnd, "accepted">}`
  | `skipped.${SkipReason}`
  | `ratings.${Rating}`
  | `views.${PredefinedView}`
  | `kinds.${TicketKind}`
  | `statuses.${TicketStatus}`;

export const en = {
  "page.title": "Porchlight",
  "page.ringingTitle": { one: "({count}) New chat · Porchlight", other: "({count}) New chats · Porchlight" },
  "page.unreadTitle": {
    one: "({count}) New message · Porchlight",
    other: "({count}) New messages · Porchlight",
  },
  "page.skip": "Skip to the content",
  "page.modules": "Modules",
  "page.loading": "Loading…",
  "page.partFailed": "This part of the page could not be loaded.",
  "page.retry": "Try again",
  "page.unreachable": "Porchlight cannot be reached.",
  "page.unreachableHint": "Check your connection. The page tries again by itself.",

  "login.title": "Sign in",
  "login.lead": "Sign in to chat with the visitors of your website.",
  "login.email": "E-mail",
  "login.password": "Password",
  "login.show": "Show password",
  "login.hide": "Hide password",
  "login.submit": "Sign in",
  "login.busy": "Signing in…",
  "login.emailMissing": "Enter your e-mail address, such as ada@example.com.",
  "login.passwordMissing": "Enter your password.",
  "login.wrong": "This e-mail and password do not belong together. Check both and try again.",
  "login.tooMany": "Too many attempts.",
  "login.wait": "You can try again in {time}.",
  "login.expired": "You have been signed out. Sign in to go on where you were.",

  "account.menu": "Account of {name}",
  "account.status": "Chat status",
  "account.online": "Online",
  "account.offline": "Offline",
  "account.language": "Language",
  "account.theme": "Theme",
  "account.auto": "As the device",
  "account.light": "Light",
  "account.dark": "Dark",
  "account.photo": "Your photo",
  "account.signOut": "Sign out",
  "account.ringtone": "Ringtone",
  "account.testSound": "Test the sound",
  "account.notify": "Allow desktop notifications",
  "account.notify.granted": "Desktop notifications are on.",
  "account.notify.denied": "Desktop notifications are blocked in the browser.",
  "account.sendOnEnter": "Enter sends",
  "account.statusFailed": "That could not be saved. Check your connection and try again.",

  "desk.lost": "The connection is lost.",
  "desk.lostHint": "No new chat can reach you until it is back. Trying again…",
  "desk.tryNow": "Try now",
  "desk.offline": "You are offline.",
  "desk.offlineHint": "New chats do not ring here.",
  "desk.setOffline": "You did not answer two offers in a row, so you were set offline.",
  "desk.goOnlineAgain": "Go online again",
  "desk.goOnline": "Go online",

  "ring.region": "New chats",
  "ring.kinds.new": "New chat",
  "ring.kinds.transfer": "Chat transfer",
  "ring.kinds.invite": "Invitation to a chat",
  "ring.count": { one: "{count} chat is waiting", other: "{count} chats are waiting" },
  "ring.arrived": "New chat from {name}: {question}",
  "ring.noQuestion": "No question was given.",
  "ring.timeLeft": "Time left to accept",
  "ring.seconds": "{left} s",
  "ring.accept": "Accept",
  "ring.accepting": "Accepting…",
  "ring.decline": "Decline",
  "ring.taken": "{name} took this chat",
  "ring.takenByOther": "Another agent took this chat",
  "ring.over.missed": "The time to accept is over",
  "ring.over.passed": "It rings for another agent now",
  "ring.over.withdrawn": "It was taken back",
  "ring.over.overtaken": "Another agent has this chat now",
  "ring.over.abandoned": "The visitor has left",
  "ring.over.ended": "The chat has ended",
  "ring.over.full": "You have as many chats as allowed",
  "ring.over.closed": "{department} takes no chats any more",
  "ring.over.gone": "This chat is no longer waiting",

  "chats.heading": "Chats",
  "chats.tabs": "Open chats",
  "chats.empty": "No chat is open",
  "chats.emptyOnline": "You are online. When a visitor writes, ‘New chat’ appears at the bottom right.",
  "chats.emptyOffline": "You are offline. Go online to be rung when a visitor writes.",
  "chats.emptyNoChannel": "Chat is switched off in your departments. An admin can switch it on.",
  "chats.loading": "Opening the chat…",
  "chats.gone": "This chat is not yours to see, or no longer exists.",
  "chats.goneHint": "If it has ended, its ticket has the conversation.",
  "chats.unread": { one: "{count} unread message", other: "{count} unread messages" },
  "chats.ended": "ended",
  "chats.closeHere": "Close",

  "chat.untitled": "Chat without a question",
  "chat.started": "Started {time}",
  "chat.noEmail": "No e-mail",
  "chat.visitor": "Visitor",
  "chat.email": "E-mail",
  "chat.department": "Department",
  "chat.asked": "Asked",
  "chat.waited": "Waited",
  "chat.away": "Away",
  "chat.isAway": "{name} is away",
  "chat.typing": "{name} is typing…",
  "chat.log": "Conversation",
  "chat.you": "You",
  "chat.newMessages": "New messages",
  "chat.older": "Loading older messages…",
  "chat.reconnecting": "Reconnecting… What you send is kept and goes out as soon as the connection is back.",
  "chat.marks.sending": "Sending",
  "chat.marks.sent": "Sent",
  "chat.marks.delivered": "Delivered",
  "chat.marks.seen": "Seen",
  "chat.notSent": "Not sent.",
  "chat.sendAgain": "Send again",
  "chat.discard": "Discard",

  "composer.label": "Message to {name}",
  "composer.placeholder": "Write a message…",
  "composer.hint": "Enter sends, Shift+Enter breaks the line",
  "composer.send": "Send",
  "files.attach": "Attach files",
  "files.drop": "Drop files here to send them to {name}",
  "composer.emoji": "Insert an emoji",
  "composer.left": "{chars} characters left",
  "composer.over": "{chars} characters too long. Shorten it or send it in two.",

  "end.button": "End chat",
  "end.menu": "End chat",
  "end.now": "End now",
  "end.inSeconds": "In {seconds} seconds",
  "end.inMinutes": { one: "In {count} minute", other: "In {count} minutes" },
  "end.group": "End of this chat",
  "end.own": "In another time…",
  "end.title": "End after a time of your own",
  "end.seconds": "Seconds",
  "end.range": "Enter a whole number from {min} to {max}.",
  "end.set": "Set the end",
  "end.cancel": "Cancel",
  "end.timer": "This chat ends in {time}",
  "end.timerHint": "A message from the visitor keeps it open.",
  "end.ending": "This chat is ending…",
  "end.keep": "Keep open",
  "end.change": "Change",

  "ended.finished": "Chat ended",
  "ended.missed": "Nobody accepted this chat",
  "ended.abandoned": "The visitor left before anyone accepted",
  "ended.saving": "Saving it as a ticket…",
  "ended.savingLong":
    "Saving it as a ticket takes longer than usual. Nothing is lost; the page keeps looking.",
  "ended.saved": "Saved as ticket #{number}",
  "ended.open": "Open the ticket",
  "ended.close": "Close this chat",

  "happened.rang": "Rang for {names}",
  "happened.rangNobody": "Rang for nobody: no agent was free",
  "happened.declined": "{name} declined",
  "happened.declinedWhy": "{name} declined: {reason}",
  "happened.joined": "{name} joined the chat",
  "happened.endScheduled": "{name} set the chat to end in {after}",
  "happened.endCancelled": "{name} kept the chat open",
  "happened.endCancelledByVisitor": "{name} wrote, so the chat stays open",
  "happened.silenceWarned": "Nobody has written for a while. The chat ends at {time} unless somebody does",
  "happened.endedBy": "{name} ended the chat",
  "happened.endedBySystem": "The chat ended by itself",
  "happened.missed": "Nobody accepted the chat in time",
  "happened.abandoned": "The visitor left before anyone accepted",

  "skipped.offline": "was offline",
  "skipped.no_socket": "was online, but had no page open",
  "skipped.at_cap": "had as many chats as allowed",
  "skipped.outside_hours": "was outside working hours",
  "skipped.declined": "had declined",

  "tickets.heading": "Tickets",
  "reports.module": "Reports",
  "tickets.untitled": "No subject",

  "ratings.good": "good",
  "ratings.okay": "okay",
  "ratings.bad": "bad",
  "views.all": "All tickets",
  "views.my_open": "My open tickets",
  "views.unassigned_open": "Unassigned and open",
  "views.missed": "Missed chats",
  "views.overdue": "Overdue",
  "views.last_week": "Created last week",
  "views.closed": "Closed",

  "kinds.finished": "Answered",
  "kinds.missed": "Missed",
  "kinds.abandoned": "Abandoned",
  "kinds.offline": "Offline message",
  "kinds.feedback": "Feedback",

  "statuses.open": "Open",
  "statuses.on_hold": "On hold",
  "statuses.escalated": "Escalated",
  "statuses.closed": "Closed",

  "ticket.loading": "Loading the ticket…",
  "ticket.notFound": "There is no such ticket, or it is not yours to see.",
  "ticket.failed": "The ticket could not be loaded.",
  "ticket.browser": "Browser",
  "ticket.system": "Operating system",
  "ticket.location": "Location",
  "ticket.language": "Language",
  "ticket.page": "Page",
  "ticket.referrer": "Came from",
  "ticket.unknown": "Unknown",

  "refusal.at_cap": "You have as many chats as allowed. End one, then accept.",
  "refusal.offline": "You are offline. Go online to accept chats.",

  "time.seconds": "{count} s",
  "time.wholeMinutes": "{count} min",
  "time.minutes": "{minutes} min {seconds} s",
  "time.hours": "{hours} h {minutes} min",
} as const satisfies Record<string, Sentence> & Record<Named, string>;

/** The page's own words before those that all pages share. */
export const catalogue = { ...sharedEn, ...serving, ...canned, ...live, ...visitor, ...palette, ...en };

export type AgentKey = keyof typeof catalogue;
export type OwnKey = keyof typeof en;
