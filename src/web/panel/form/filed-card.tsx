// After something was filed without a chat: that it was, under which number, and what comes next.
import { useEffect, useRef } from "preact/hooks";
import { PanelHead } from "../panel-head.tsx";
import { site } from "../site.ts";
import { t } from "./words.ts";

interface Props {
  /** Other words than thanks for a question. */
  title?: string;
  number: number;
  /** Where the answer goes; empty: nowhere. */
  email: string;
  again(): void;
}

export function FiledCard({ title, number, email, again }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <PanelHead title={site.name} />
      <main class="scroll">
        <section class="filed">
          <h2 ref={heading} tabIndex={-1}>
            {title || t("filed.title")}
          </h2>
          <p class="soft" dir="auto">
            {t("filed.number", { number: `#${number}` })}
            {email ? t("filed.email", { email }) : null}
          </p>
          <button type="button" class="quiet" onClick={again}>
            {t("filed.again")}
          </button>
        </section>
      </main>
    </>
  );
}
