// How an agent asks a colleague to take a chat or to help, and what the colleague answers.
import type { Agent } from "./agent.ts";

export type Help = "transfer" | "invite";

interface Asked {
  /** A name as it stands in the list; without one, any free agent. */
  to?: string;
  department?: string;
  message?: string;
}

/** More actions, then the dialog of that kind. */
export async function opensHelp(agent: Agent, kind: Help) {
  const { page, t } = agent;
  await page.getByRole("button", { name: t("actions.menu") }).click();
  await page.getByRole("menuitem", { name: t(`actions.${kind}`) }).click();
  const dialog = page.getByRole("dialog", { name: t(`help.${kind}.title`) });
  await dialog.getByRole("radio").first().waitFor();
  return dialog;
}

export async function asksForHelp(
  agent: Agent,
  kind: Help,
  { to, department, message = "" }: Asked,
): Promise<void> {
  const { t } = agent;
  const dialog = await opensHelp(agent, kind);
  if (department !== undefined)
    await dialog.getByRole("combobox", { name: t("help.department") }).selectOption({ label: department });
  await dialog.getByRole("radio", { name: to ?? t("help.any") }).check();
  await dialog.getByRole("textbox", { name: t("help.message") }).fill(message);
  await dialog.getByRole("button", { name: t(`help.${kind}.submit`), exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** A colleague's request is declined with a reason. */
export async function declinesWith(agent: Agent, question: string, reason: string): Promise<void> {
  const { t } = agent;
  await agent.declines(question);
  await agent.popup(question).getByLabel(t("ring.reason")).fill(reason);
  await agent.declines(question);
}
