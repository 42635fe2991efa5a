// For pages written for `Intercom(…)`: its methods and `intercomSettings`, on Porchlight. data-adapter="intercom"
// Source: developers.intercom.com, JavaScript methods. Calls that its own stub has queued are made up for.
import { call, identifyBy, type Loose, loose, scalars, watched } from "../adapted.ts";
import type { Widget } from "../widget.ts";

/** Settings of the messenger itself, and what proves a person: the rest says something of the person. */
const ofTheMessenger =
  "app_id api_base name email user_hash intercom_user_jwt hide_default_launcher language_override alignment horizontal_padding vertical_padding custom_launcher_selector background_color action_color session_duration installation_type page_title z_index".split(
    " ",
  );

export function begin(widget: Widget, page: Window & Loose = window as unknown as Window & Loose): void {
  const { api } = widget;
  const state = watched(api);
  const launchers = new Set<string>();

  function settle(given: unknown): void {
    const { name, email, intercom_user_jwt, hide_default_launcher, language_override, ...rest } =
      loose(given);
    identifyBy(api, { name, email, token: intercom_user_jwt });
    if (hide_default_launcher === true) api.hide();
    if (hide_default_launcher === false) api.show();
    if (typeof language_override === "string") api.setLocale(language_override);
    if (typeof rest.custom_launcher_selector === "string") launchers.add(rest.custom_launcher_selector);
    const more = scalars(rest, ofTheMessenger);
    if (Object.keys(more).length > 0) api.setAttributes(more);
  }

  function intercom(command: string, ...values: unknown[]): unknown {
    const [value] = values;
    switch (command) {
      case "boot":
        if (loose(value).hide_default_launcher !== true) api.show();
        return settle({ ...loose(page.intercomSettings), ...loose(value) });
      case "update":
        return settle(value);
      case "shutdown":
        api.close();
        api.hide();
        return api.reset();
      case "show":
      case "showMessages":
      case "showNewMessage":
      case "showSpace":
        return api.open();
      case "hide":
        return api.close();
      case "onShow":
        return api.on("open", () => call(value));
      case "onHide":
        return api.on("close", () => call(value));
      case "onUnreadCountChange":
        api.on("unread", ({ count }) => call(value, count));
        return call(value, state.unread);
      default:
        // What Porchlight has nothing for is taken and left.
        return undefined;
    }
  }

  const { q } = loose(page.Intercom as object | undefined);
  const before = typeof page.Intercom === "function" ? (page.Intercom as unknown as { q?: unknown }).q : q;
  page.Intercom = intercom;
  settle(page.intercomSettings);
  if (Array.isArray(before))
    for (const [command, ...values] of before.map((queued) => Array.from(queued as ArrayLike<unknown>)))
      intercom(String(command), ...values);
  page.document?.addEventListener("click", ({ target }) => {
    for (const selector of launchers) if (target instanceof Element && target.closest(selector)) api.toggle();
  });
}
