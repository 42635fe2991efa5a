// Ada or Bo, an agent before the agent page.
import type { Browser, Locator, Page } from "playwright-core";
import { catalogue as en } from "../../../src/web/agent/catalogue/en.ts";
import { catalogue as zhCN } from "../../../src/web/agent/catalogue/zh-CN.ts";
import { catalogue as ticketsEn } from "../../../src/web/agent/tickets/catalogue/en.ts";
import { catalogue as ticketsZhCN } from "../../../src/web/agent/tickets/catalogue/zh-CN.ts";
import { createTranslate } from "../../../src/web/shared/i18n.ts";
import { type Language, type Person, sitDown } from "./browser.ts";
import { type AgentCaller, signIn } from "./callers.ts";
import { until } from "./runtime.ts";

export interface Account {
  name: string;
  email: string;
  password: string;
}

export type Agent = ReturnType<typeof atDesk>;

/** An agent who signed in some time ago and went online: how one does that is a story of its own. */
export async function agent(browser: Browser, origin: string, account: Account, language: Language = "en") {
  const person = await sitDown(browser, origin, language);
  const desk = atDesk(person, person.page, account);
  const [name = "", value = ""] = (await sessionOf(origin, account)).split("=");
  await person.context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: "Strict" }]);
  const connected = deskConnects(person.page);
  await person.page.goto("/agent");
  await connected;
  await desk.sees(person.page.getByRole("status").getByText(desk.t("account.online"), { exact: true }));
  return desk;
}

/** The first department has said hello: from now on it can ring here. */
function deskConnects(page: Page): Promise<void> {
  return new Promise((resolve) => {
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => {
        if (typeof payload === "string" && /"type":"hello","departmentId"/.test(payload)) resolve();
      });
    });
  });
}

const sessions = new Map<string, AgentCaller>();

/** The account's cookie, with the account online; another one where the last was signed out. */
async function sessionOf(origin: string, account: Account): Promise<string> {
  const key = `${origin} ${account.email}`;
  const kept = sessions.get(key);
  if (kept) {
    const again = await kept.setStatus("online").then(
      () => true,
      () => false,
    );
    if (again) return kept.cookie;
  }
  const caller = await signIn(origin, account);
  sessions.set(key, caller);
  await caller.setStatus("online");
  return caller.cookie;
}

/** What an agent does and sees in one tab. */
export function atDesk(person: Person, page: Page, account: Account) {
  const t = createTranslate(
    person.language,
    person.language === "en" ? { ...en, ...ticketsEn } : { ...zhCN, ...ticketsZhCN },
  );
  const rings = page.getByRole("region", { name: t("ring.region") });
  const log = page.getByRole("log", { name: t("chat.log") });
  const composer = page.getByRole("tabpanel").getByRole("textbox");
  const popup = (question: string) => rings.getByRole("group").filter({ hasText: question });
  const confirmed = log.locator(".message:not(.pending) .bubble");

  return {
    ...person,
    page,
    account,
    t,
    rings,
    log,
    composer,

    async signsIn(): Promise<void> {
      await page.goto("/agent");
      await page.getByLabel(t("login.email")).fill(account.email);
      await page.getByLabel(t("login.password"), { exact: true }).fill(account.password);
      await page.getByRole("button", { name: t("login.submit") }).click();
      await page.getByRole("navigation", { name: t("page.modules") }).waitFor();
    },

    async goesOnline(): Promise<void> {
      await choosesStatus(t("account.online"));
    },

    async goesOffline(): Promise<void> {
      await choosesStatus(t("account.offline"));
    },

    /** The popup of the chat with this question. */
    popup,

    async accepts(question: string): Promise<void> {
      await popup(question)
        .getByRole("button", { name: t("ring.accept") })
        .click();
      // Another chat may have been open: what follows is meant for this one.
      await page.locator(".chat-heading").filter({ hasText: question }).waitFor();
      await composer.waitFor();
    },

    async declines(question: string): Promise<void> {
      await popup(question)
        .getByRole("button", { name: t("ring.decline") })
        .click();
    },

    async opensTab(name: string): Promise<void> {
      await page.getByRole("tab", { name }).click();
    },

    async says(text: string): Promise<void> {
      await composer.fill(text);
      await composer.press("Enter");
    },

    /** What stands confirmed in the conversation, as it is shown. */
    messages(): Promise<string[]> {
      return confirmed.allTextContents();
    },

    /** Waits until so many messages stand confirmed. */
    async hasMessages(count: number): Promise<void> {
      await confirmed.nth(count - 1).waitFor({ state: "attached" });
    },

    async hears(text: string): Promise<void> {
      await until(`${account.name} reads ‘${text}’`, async () => (await this.messages()).includes(text));
    },

    /** The id of the chat that is open, as the address has it. */
    chatId(): string {
      return /#\/chats\/(chat_\w+)/.exec(page.url())?.[1] ?? "";
    },

    async endsTheChatIn(seconds: number): Promise<void> {
      await this.endsTheChat(t("end.own"));
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").fill(String(seconds));
      await dialog.getByRole("button", { name: t("end.set") }).click();
    },

    async endsTheChat(choice: string = t("end.now")): Promise<void> {
      await page.getByRole("button", { name: t("end.button") }).click();
      await page.getByRole("menuitem", { name: choice, exact: true }).click();
    },

    async sees(what: string | RegExp | Locator): Promise<void> {
      const found = typeof what === "string" || what instanceof RegExp ? page.getByText(what) : what;
      await found.first().waitFor();
    },

    async opensTickets(view: "all" | "missed"): Promise<void> {
      await page
        .getByRole("navigation", { name: t("page.modules") })
        .getByText(t("tickets.heading"))
        .click();
      await page.getByRole("link", { name: t(`views.${view}`) }).click();
    },
  };

  async function choosesStatus(name: string): Promise<void> {
    await page.getByRole("button", { name: t("account.menu", { name: account.name }) }).click();
    await page.getByRole("menuitemradio", { name, exact: true }).click();
    await page.getByRole("status").getByText(name, { exact: true }).waitFor();
    await page.keyboard.press("Escape");
  }
}
