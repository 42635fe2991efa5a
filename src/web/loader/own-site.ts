// What the site's owner decided about the widget. A page whose policy lets no request through gets the usual looks.
import type { LoaderSite } from "../../protocol/site-settings.ts";

/** What of it the loader looks at; the last two are not known where the site could not be asked. */
export interface LoaderLook extends Pick<LoaderSite, "accent" | "onAccent" | "radius" | "place"> {
  language?: string | undefined;
  proactive?: LoaderSite["proactive"];
}

const usual: LoaderLook = {
  accent: "#0b5f5a",
  onAccent: "#fff",
  radius: 16,
  place: { side: "right", x: 20, y: 20 },
};

/** Null where the widget may not stand; the console says why. */
export async function ownSite(home: string, key: string): Promise<LoaderLook | null> {
  try {
    const answer = await fetch(`${home}/visitor/site?site=${encodeURIComponent(key)}`);
    if (answer.ok) return await answer.json();
    const { status } = answer;
    if (status > 404) return usual;
    console.warn(
      "Porchlight:",
      status === 403 ? `allow ${location.origin} in the site's origins` : `data-site="${key}" is unknown`,
    );
    return null;
  } catch {
    return usual;
  }
}
