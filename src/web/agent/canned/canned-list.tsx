// All canned messages that the agent may use, with a search and filters.
import { useEffect, useRef, useState } from "preact/hooks";
import type { CannedMessage } from "../../../protocol/canned-api.ts";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../icons.tsx";
import { hashOf } from "../route.ts";
import { type Named, scopeText, useDepartments } from "./departments.ts";
import { anything, found, type Sought } from "./found.ts";
import { lastDone } from "./last-done.ts";
import { ct } from "./words.ts";

const pageRows = 50;

export function CannedList({ titleId, messages }: { titleId: string; messages: readonly CannedMessage[] }) {
  const { canned } = useDesk();
  const departments = useDepartments();
  const categories = canned.categories.value;
  const [wished, setSought] = useState<Sought>(anything);
  const sought = isThere(wished.category, categories) ? wished : { ...wished, category: "" };
  const [shown, setShown] = useState(pageRows);
  const rows = found(messages, sought);
  const heading = useRef<HTMLHeadingElement>(null);

  // Who comes from the form of a message has lost what had the focus.
  useEffect(() => {
    if (lastDone.value !== "") heading.current?.focus();
  }, []);

  function seek(change: Partial<Sought>): void {
    setSought({ ...sought, ...change });
    setShown(pageRows);
    lastDone.value = "";
  }

  return (
    <>
      <div class="canned-head">
        <div>
          <h1 id={titleId} ref={heading} tabIndex={-1}>
            {ct("canned.heading")}
          </h1>
          <p class="soft">{ct("canned.lead")}</p>
        </div>
        <a class="primary" href={hashOf({ page: "canned", place: "new" })}>
          {ct("canned.add")}
        </a>
      </div>
      <p class="done" role="status">
        {lastDone.value}
      </p>
      <search class="canned-filters">
        <input
          type="search"
          aria-label={ct("canned.search")}
          placeholder={ct("canned.search")}
          value={sought.query}
          onInput={(event) => seek({ query: event.currentTarget.value })}
        />
        <select
          aria-label={ct("canned.department")}
          value={sought.department}
          onChange={(event) => seek({ department: event.currentTarget.value })}
        >
          <option value="">{ct("canned.anyDepartment")}</option>
          <option value="personal">{ct("canned.personal")}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          aria-label={ct("canned.category")}
          value={sought.category}
          onChange={(event) => seek({ category: event.currentTarget.value })}
        >
          <option value="">{ct("canned.anyCategory")}</option>
          <option value="none">{ct("canned.noCategory")}</option>
          {categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </search>
      <p class="hint" role="status">
        {ct("canned.found", { count: rows.length })}
      </p>
      {rows.length === 0 ? <Nothing isEmpty={messages.length === 0} onClear={() => seek(anything)} /> : null}
      <ul class="canned-rows">
        {rows.slice(0, shown).map((message) => (
          <Row
            key={message.id}
            message={message}
            category={categories.find(({ id }) => id === message.categoryId)}
            departments={departments}
          />
        ))}
      </ul>
      {rows.length > shown ? (
        <button type="button" class="quiet more" onClick={() => setShown(shown + pageRows)}>
          {ct("canned.more")}
        </button>
      ) : null}
    </>
  );
}

/** A category that was deleted meanwhile hides nothing any more. */
function isThere(category: string, categories: readonly Named[]): boolean {
  return category === "" || category === "none" || categories.some(({ id }) => id === category);
}

interface RowProps {
  message: CannedMessage;
  category: Named | undefined;
  departments: readonly Named[];
}

function Row({ message, category, departments }: RowProps) {
  return (
    <li>
      <a class="canned-row" href={hashOf({ page: "canned", place: message.id })}>
        <span class="canned-name">
          <strong dir="auto">{message.title}</strong>
          {message.shortcut ? <code>#{message.shortcut}</code> : null}
        </span>
        <span class="canned-marks">
          {category ? (
            <span class="tag" dir="auto">
              {category.name}
            </span>
          ) : null}
          <span class="hint">{scopeText(message, departments)}</span>
        </span>
        <span class="canned-text" dir="auto">
          {message.text}
        </span>
      </a>
    </li>
  );
}

function Nothing({ isEmpty, onClear }: { isEmpty: boolean; onClear: () => void }) {
  return (
    <div class="nothing">
      <Icon name="canned" />
      <h2>{ct(isEmpty ? "canned.empty" : "canned.noMatch")}</h2>
      <p>{ct(isEmpty ? "canned.emptyHint" : "canned.noMatchHint")}</p>
      {isEmpty ? null : (
        <button type="button" class="quiet" onClick={onClear}>
          {ct("canned.clear")}
        </button>
      )}
    </div>
  );
}
