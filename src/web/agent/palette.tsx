// One field that leads everywhere: open chats, one's own chats and tickets, and what can be done. The focus stays in the
// field, which names the active line.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { fold } from "../../domain/canned.ts";
import type { FoundChat } from "../../protocol/contact-api.ts";
import { limits } from "../../protocol/limits.ts";
import type { Desk } from "./desk.ts";
import { useDesk } from "./desk-context.ts";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icons.tsx";
import { momentText } from "./moment.ts";
import { focusComposer, go } from "./navigation.ts";
import { overlay } from "./overlays.tsx";
import { timeLocale } from "./preferences.ts";
import { rest } from "./rest.ts";
import { t } from "./words.ts";

interface Line {
  id: string;
  group: "open" | "found" | "actions";
  icon: Parameters<typeof Icon>[0]["name"];
  name: string;
  hint: string;
  run: () => void;
}

const pauseMs = 180;

export function Palette({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const id = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const { found, state } = useFound(query.trim());
  const list = useRef<HTMLDivElement>(null);
  const sought = fold(query.trim());
  const local = [...openChats(desk), ...actions(desk)].filter(
    ({ name, hint }) => sought === "" || fold(`${name} ${hint}`).includes(sought),
  );
  const open = new Set(desk.chats.list.value.map((chat) => chat.id));
  const lines = [
    ...local.filter(({ group }) => group === "open"),
    ...found.filter((chat) => !open.has(chat.id)).map(lineOf),
    ...(sought === "" ? [] : [throughTickets(query.trim())]),
    ...local.filter(({ group }) => group === "actions"),
  ];
  const chosen = lines[Math.min(active, lines.length - 1)];

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen?.id]);

  function run(line: Line | undefined): void {
    if (!line) return;
    onClose();
    line.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown") setActive(lines.length === 0 ? 0 : (active + 1) % lines.length);
    else if (event.key === "ArrowUp") setActive((active - 1 + lines.length) % Math.max(1, lines.length));
    else if (event.key === "Enter") run(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title={t("palette.title")} class="palette" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label={t("palette.field")}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        maxLength={limits.searchChars}
        placeholder={t("palette.field")}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="palette-list" id={`${id}-list`} role="listbox" aria-label={t("palette.title")} ref={list}>
        {lines.map((line, at) => (
          <button
            type="button"
            role="option"
            tabIndex={-1}
            key={line.id}
            id={`${id}-${line.id}`}
            class={`palette-line ${at > 0 && lines[at - 1]?.group !== line.group ? "first" : ""}`}
            aria-selected={line === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => run(line)}
          >
            <Icon name={line.icon} />
            <span class="palette-name" dir="auto">
              {line.name}
            </span>
            <span class="hint">{line.hint}</span>
          </button>
        ))}
      </div>
      <p class="hint" role="status">
        {state === "looking"
          ? t("palette.looking")
          : state === "failed"
            ? t("palette.failed")
            : lines.length === 0
              ? t("palette.nothing")
              : ""}
      </p>
    </Dialog>
  );
}

function openChats({ chats }: Desk): Line[] {
  return chats.list.value.map((chat) => ({
    id: chat.id,
    group: "open",
    icon: "chats",
    name: chat.name.value,
    hint: chat.client.replica.value.view?.question ?? "",
    run: () => {
      focusComposer(chat.id);
      go({ page: "chats", chatId: chat.id });
    },
  }));
}

function actions({ me, hasChannel, status, setStatus }: Desk): Line[] {
  const action = (id: string, icon: Line["icon"], name: string, run: () => void): Line => ({
    id,
    group: "actions",
    icon,
    name,
    hint: "",
    run,
  });
  const online = status.value === "online";
  return [
    ...(hasChannel
      ? [
          action(
            "status",
            online ? "end" : "check",
            t(online ? "palette.goOffline" : "desk.goOnline"),
            () => void setStatus(online ? "offline" : "online"),
          ),
        ]
      : []),
    action("canned", "canned", t("canned.heading"), () => go({ page: "canned", place: null })),
    action("new-canned", "canned", t("canned.add"), () => go({ page: "canned", place: "new" })),
    ...(me.role === "agent" ? [] : [action("live", "live", t("live.module"), () => go({ page: "live" }))]),
    action("tickets", "tickets", t("views.all"), () => go({ page: "tickets", view: "all" })),
    action("missed", "tickets", t("views.missed"), () => go({ page: "tickets", view: "missed" })),
    action("shortcuts", "more", t("shortcuts.title"), () => {
      overlay.value = "shortcuts";
    }),
  ];
}

/** The palette knows one's own; the ticket search looks through every transcript. */
function throughTickets(q: string): Line {
  return {
    id: "through-tickets",
    group: "actions",
    icon: "search",
    name: t("palette.throughTickets", { q }),
    hint: "",
    run: () => go({ page: "found", q }),
  };
}

function lineOf({ id, number, subject, contact, createdAt }: FoundChat): Line {
  const when = momentText(createdAt, Date.now(), timeLocale.value);
  return {
    id,
    group: "found",
    icon: number === null ? "chats" : "tickets",
    name: subject || t("tickets.untitled"),
    hint: [number === null ? "" : `#${number}`, contact.name, when].filter(Boolean).join(" · "),
    run: () => go(number === null ? { page: "chats", chatId: id } : { page: "ticket", ticketId: id }),
  };
}

function useFound(query: string): { found: readonly FoundChat[]; state: "looking" | "there" | "failed" } {
  const [answer, setAnswer] = useState<{ of: string; found: readonly FoundChat[]; failed: boolean }>();
  useEffect(() => {
    if (query === "") return;
    let over = false;
    const timer = setTimeout(async () => {
      const got = await rest.search(query);
      if (!over) setAnswer({ of: query, found: got.ok ? got.value.data : [], failed: !got.ok });
    }, pauseMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [query]);
  if (query === "") return { found: [], state: "there" };
  // What was found for the letters before stays until there is something newer.
  if (answer?.of !== query) return { found: answer?.found ?? [], state: "looking" };
  return { found: answer.found, state: answer.failed ? "failed" : "there" };
}
