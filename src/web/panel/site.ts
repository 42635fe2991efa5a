// The website that the panel belongs to, as its owner set it up: it stands in the panel's own document.
import type { PanelSite } from "../../protocol/site-settings.ts";

export const site: PanelSite = JSON.parse(document.getElementById("site")?.textContent ?? "{}");

/** Before anything is drawn. */
export function wearColours(): void {
  const { style } = document.documentElement;
  if (site.theme === "light" || site.theme === "dark") style.colorScheme = site.theme;
  for (const [name, value] of Object.entries(site.colours ?? {})) style.setProperty(name, value);
}
