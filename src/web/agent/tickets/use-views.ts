// The views of the signed-in agent, for every part of the ticket room. The store is made with the first visit.
import type { Desk } from "../desk.ts";
import { useDesk } from "../desk-context.ts";
import { viewCalls } from "./view-calls.ts";
import { createViewsStore, type ViewsStore } from "./views-store.ts";

const stores = new WeakMap<Desk, ViewsStore>();

export function useViews(): ViewsStore {
  const desk = useDesk();
  const known = stores.get(desk);
  if (known) return known;
  const made = createViewsStore({
    calls: viewCalls,
    now: Date.now,
    setTimer: (run, ms) => void setTimeout(run, ms),
  });
  stores.set(desk, made);
  return made;
}
