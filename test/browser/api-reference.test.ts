// The reference of the admin API: an admin tries a route on it, and a program with the new token calls the next.
import { expect, it } from "vitest";
import { catalogue as en } from "../../src/web/reference/catalogue/en.ts";
import { catalogue as zhCN } from "../../src/web/reference/catalogue/zh-CN.ts";
import { createTranslate } from "../../src/web/shared/i18n.ts";
import { findings } from "../support/outside/audit.ts";
import type { Language } from "../support/outside/browser.ts";
import { ada, setStage, stories } from "../support/outside/stage.ts";

stories("the reference of the admin API", () => {
  const stage = setStage();

  it.each<Language>(["en", "zh-CN"])("shows every route and tries them, in %s", async (language) => {
    const t = createTranslate(language, language === "en" ? en : zhCN);
    const { page } = await stage.atWork(ada, language);
    await page.goto("/reference");
    await page.getByRole("heading", { level: 1, name: t("reference.title") }).waitFor();
    const route = (text: string) =>
      page.locator("details").filter({ has: page.locator("summary", { hasText: text }) });
    const create = route("POST /tokens");
    await create.locator("summary").click();
    await create
      .getByRole("textbox", { name: t("route.body") })
      .fill(JSON.stringify({ name: "Reader", scopes: ["sites:read"] }));
    await create.getByRole("button", { name: t("try.send") }).click();
    const answer = JSON.parse((await create.locator("pre").textContent()) ?? "");
    expect(answer).toMatchObject({ name: "Reader", scopes: ["sites:read"] });
    await page.getByLabel(t("reference.token"), { exact: true }).fill(answer.token);
    const sites = route("GET /sites").first();
    await sites.locator("summary").click();
    await sites.getByRole("button", { name: t("try.send") }).click();
    await sites.locator("pre").filter({ hasText: "Wick & Glass" }).waitFor();
    // The token, not the admin's session, is asked from now on.
    await create.getByRole("button", { name: t("try.send") }).click();
    await create.locator("pre").filter({ hasText: "missing_scope" }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
