// Websites that were written for another widget: their own calls open Porchlight's, with the person whom they named.
import { expect, it } from "vitest";
import { setHosts } from "../support/outside/host-stage.ts";
import { until } from "../support/outside/runtime.ts";
import { setStage, stories } from "../support/outside/stage.ts";

stories("a website that had another widget", () => {
  const { vic } = setHosts(setStage());

  it.each(["chatwoot", "tawk", "intercom", "crisp"])(
    "keeps its calls to %s: they open the panel and say who the visitor is",
    async (adapter) => {
      const visitor = await vic();
      const { page, widget, panel, t } = visitor;
      await page.goto(`${visitor.at("other-widgets")}&adapter=${adapter}`);
      await panel.getByRole("textbox", { name: t("form.question") }).waitFor();
      expect(await widget.locator("#bubble").getAttribute("aria-expanded")).toBe("true");
      const field = (name: string) => panel.getByRole("textbox", { name });
      await until(
        "the form knows them",
        async () => (await field(t("form.name")).inputValue()) === "Vic of the page",
      );
      expect(await field(t("form.email")).inputValue()).toBe("vic@page.example");
      expect(await visitor.run("window.heard")).toEqual(["opened"]);
      expect(visitor.mishaps).toEqual([]);
    },
  );
});
