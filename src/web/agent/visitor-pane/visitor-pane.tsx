// The visitor at the right of a chat, on a narrow screen as a sheet over it. An older chat or ticket opens in here,
// so that the chat itself is never left.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatView } from "../../../protocol/chat-view.ts";
import { Avatar } from "../avatar.tsx";
import { CustomAttributes } from "../custom-attributes.tsx";
import { FilledForm } from "../filled-form.tsx";
import { Icon } from "../icons.tsx";
import { t } from "../words.ts";
import { isPaneOpen, isSheet, setPane } from "./pane-place.ts";
import { PastLists } from "./past-lists.tsx";
import { PastTicket } from "./past-ticket.tsx";
import { usePast } from "./use-past.ts";
import { VisitedPages } from "./visited-pages.tsx";
import { VisitorFacts } from "./visitor-facts.tsx";

const paneId = "visitor-pane";

interface PaneProps {
  view: ChatView;
  away: boolean;
}

export function PaneButton() {
  const open = isPaneOpen.value;
  const label = t(open ? "visitor.hide" : "visitor.show");
  return (
    <button
      type="button"
      class="quiet pane-button"
      aria-label={label}
      title={label}
      aria-expanded={open}
      aria-controls={open ? paneId : undefined}
      onClick={() => setPane(!open)}
    >
      <Icon name="person" />
    </button>
  );
}

export function VisitorPane(props: PaneProps) {
  // A sheet belongs to the chat over which it was opened.
  useEffect(
    () => () => {
      if (isSheet.peek()) setPane(false);
    },
    [],
  );
  if (!isPaneOpen.value) return null;
  if (isSheet.value) return <Sheet {...props} />;
  return (
    <aside class="visitor-pane" id={paneId} aria-label={t("chat.visitor")}>
      <Inside {...props} />
    </aside>
  );
}

function Sheet(props: PaneProps) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class="visitor-sheet"
      id={paneId}
      aria-label={t("chat.visitor")}
      onCancel={(event) => {
        event.preventDefault();
        setPane(false);
      }}
      onPointerDown={(event) => {
        if (event.target === element.current) setPane(false);
      }}
    >
      <div class="sheet-inside">
        <button
          type="button"
          class="sheet-close"
          aria-label={t("visitor.close")}
          title={t("visitor.close")}
          onClick={() => setPane(false)}
        >
          <Icon name="close" />
        </button>
        <Inside {...props} />
      </div>
    </dialog>
  );
}

function Inside({ view, away }: PaneProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const { past, ask } = usePast(view);
  const { name } = view.visitor;
  const root = useRef<HTMLDivElement>(null);
  const last = useRef<string | null>(null);

  // Who comes back from a ticket stands where they left.
  useEffect(() => {
    if (opened === null && last.current !== null)
      root.current?.querySelector<HTMLElement>(`[data-ticket="${last.current}"]`)?.focus();
    last.current = opened;
  }, [opened]);

  if (opened !== null) return <PastTicket key={opened} id={opened} onBack={() => setOpened(null)} />;
  return (
    <div ref={root}>
      <div class="visitor-card">
        <Avatar name={name} online={view.phase === "active" ? !away : undefined} />
        <h3 dir="auto">{name}</h3>
        {away ? <p class="soft">{t("chat.isAway", { name })}</p> : null}
      </div>
      <VisitorFacts view={view} />
      {view.staff ? <FilledForm filled={view.staff.filled} heading="h4" /> : null}
      {view.staff ? <CustomAttributes client={view.staff.client} heading="h4" /> : null}
      <VisitedPages view={view} />
      <PastLists view={view} past={past} onAsk={ask} onOpen={setOpened} />
    </div>
  );
}
