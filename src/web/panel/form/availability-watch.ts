// Whether anybody is there, kept up to date while a form stands: by a sleeping socket to where its chats ring, and by asking
// again when hours begin or end. Where no socket can stand, asked when the visitor comes back to the page.
import { effect } from "@preact/signals-core";
import type { AvailabilityFrame, ConnectTicket } from "../../../protocol/visitor-api.ts";
import { openBrowserSocket } from "../../shared/browser-socket.ts";
import { type Connection, createConnection } from "../../shared/connection.ts";
import { browserClock } from "../../shared/environment.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import type { Visit } from "../visit.ts";

const finalCodes: readonly string[] = ["not_found", "no_department", "bad_request", "bad_origin"];
/** Not all pages ask in the same moment, nor again and again where this device's clock goes wrong. */
const spreadMs = 10_000;
const leastMs = 5_000;
const mostMs = 2 ** 31 - 1;

/** Answers with what ends it. */
export function watchAvailability(visit: Visit, departmentId: string): () => void {
  const lines = new Map<string, Connection>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = effect(() => {
    const stage = visit.stage.value;
    if (stage.name !== "form") return;
    const { departments, now } = stage.availability;
    const shown = departments.find(({ id }) => id === departmentId);
    follow(shown?.rings.map(({ id }) => id) ?? []);
    clearTimeout(timer);
    if (!shown?.changesAt) return;
    const waitMs = Math.max(shown.changesAt - now, leastMs) + Math.random() * spreadMs;
    timer = setTimeout(visit.ask, Math.min(waitMs, mostMs));
  });

  function follow(ids: readonly string[]): void {
    for (const [id, line] of lines)
      if (!ids.includes(id)) {
        line.close();
        lines.delete(id);
      }
    for (const id of ids) if (!lines.has(id)) lines.set(id, listen(id));
  }

  function listen(id: string): Connection {
    return createConnection<AvailabilityFrame>(
      {
        ...browserClock,
        openSocket: openBrowserSocket,
        socketUrl: `${location.origin.replace(/^http/, "ws")}/ws`,
        getTicket: async () => {
          const body = { site: visit.site, departmentId: id };
          const answer = await fetchJson<ConnectTicket>("/visitor/availability/ticket", { body });
          if (answer.ok) return { ok: true, ticket: answer.value.ticket };
          return { ok: false, code: answer.code, final: finalCodes.includes(answer.code) };
        },
      },
      {
        hello: () => ({ type: "hello", v: 1 }),
        receive: ({ type, free }) => {
          if (type === "hello" || type === "free") heard(id, free);
        },
      },
    );
  }

  function heard(id: string, free: boolean): void {
    const stage = visit.stage.peek();
    if (stage.name !== "form") return;
    const { availability } = stage;
    const isNews = ({ rings }: { rings: readonly { id: string; free: boolean }[] }) =>
      rings.some((ring) => ring.id === id && ring.free !== free);
    if (!availability.departments.some(isNews)) return;
    const departments = availability.departments.map((department) => {
      const rings = department.rings.map((ring) => (ring.id === id ? { id, free } : ring));
      return { ...department, rings, available: rings.some((ring) => ring.free) };
    });
    visit.stage.value = { name: "form", availability: { ...availability, departments } };
  }

  /** Who comes back to the page sees what is true now. */
  function wake(): void {
    if (document.visibilityState !== "visible") return;
    const all = [...lines.values()];
    for (const line of all) line.wake();
    if (all.length === 0 || all.some((line) => line.state.peek() !== "live")) void visit.ask();
  }

  /** An open line would keep the browser from keeping the page. */
  function hide(): void {
    follow([]);
  }

  function show({ persisted }: PageTransitionEvent): void {
    if (persisted) void visit.ask();
  }

  const events = [
    [document, "visibilitychange", wake],
    [window, "focus", wake],
    [window, "online", wake],
    [window, "pagehide", hide],
    [window, "pageshow", show as EventListener],
  ] as const;
  for (const [target, type, listener] of events) target.addEventListener(type, listener);

  return () => {
    stop();
    clearTimeout(timer);
    follow([]);
    for (const [target, type, listener] of events) target.removeEventListener(type, listener);
  };
}
