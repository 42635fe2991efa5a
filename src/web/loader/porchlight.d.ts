// Types of `window.Porchlight` for websites that embed the widget: served as https://HOST/porchlight.d.ts.

/** Who the visitor is. With a `token` that your server signed, it is proved; name and e-mail alone only fill in the form. */
export interface Identity {
  /** JWT, HS256, at most 10 minutes old: `sub`, `email`, `name`. */
  token?: string;
  name?: string;
  email?: string;
}

export interface ChatMessage {
  chatId: string;
  /** Its number in the chat: 1, 2, 3 … */
  seq: number;
  from: "visitor" | "agent";
  /** Empty for the visitor. */
  name: string;
  /** Empty on a page without an origin of its own. */
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface PorchlightEvents {
  /** The widget stands; a handler that comes later is called at once. */
  ready: undefined;
  open: undefined;
  close: undefined;
  /** Whether anybody can answer now; known from when the panel was first opened. */
  status: { status: "online" | "offline" };
  "chat:started": { chatId: string };
  "chat:ended": { chatId: string; outcome: "finished" | "missed" | "abandoned" };
  /** Somebody said something while this page was open. */
  message: ChatMessage;
  /** Messages that the visitor has not seen. */
  unread: { count: number };
}

export interface PorchlightCommands {
  /** Opens the panel, or puts it into an element of the page (or the first that a selector finds). */
  open(how?: { target?: Element | string }): void;
  close(): void;
  toggle(): void;
  /** Shows the bubble. */
  show(): void;
  /** Hides the bubble: for pages that open the panel by a button of their own. */
  hide(): void;
  identify(identity: Identity): void;
  /** Forgets the visitor on this device: person, drafts, and the chat, which goes on for the agent until it ends. */
  reset(): void;
  /** For the agents, unproved. At most 20; later ones are added. They count from the next chat on. */
  setAttributes(attributes: Record<string, string | number | boolean>): void;
  /** BCP 47, such as `en` or `zh-CN`. */
  setLocale(locale: string): void;
  endChat(): void;
}

type Call = {
  [Name in keyof PorchlightCommands]: [Name, ...Parameters<PorchlightCommands[Name]>];
}[keyof PorchlightCommands];

export interface PorchlightQueue {
  /** After `window.Porchlight ||= []` it works before the script has come, and later. */
  push(call: Call): unknown;
  push<Name extends keyof PorchlightEvents>(
    call: ["on" | "off", Name, (detail: PorchlightEvents[Name]) => void],
  ): unknown;
}

export interface PorchlightApi extends PorchlightCommands, PorchlightQueue {
  on<Name extends keyof PorchlightEvents>(
    event: Name,
    handler: (detail: PorchlightEvents[Name]) => void,
  ): void;
  off<Name extends keyof PorchlightEvents>(
    event: Name,
    handler: (detail: PorchlightEvents[Name]) => void,
  ): void;
  /** Where the widget stands in the page. */
  readonly element: HTMLElement;
}

declare global {
  interface Window {
    /** An array until the script has come. */
    Porchlight?: PorchlightApi | PorchlightQueue;
  }
}
