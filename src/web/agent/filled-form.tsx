// What the visitor filled in beside the question, under the labels that the visitor read, and what was agreed to and when.
import { Fragment } from "preact";
import type { FilledForm as Filled } from "../../protocol/filled-form.ts";
import { dateAndTime } from "../shared/time.ts";
import { PageLink } from "./facts.tsx";
import { timeLocale } from "./preferences.ts";
import { t } from "./words.ts";

export function FilledForm({ filled, heading: Heading }: { filled: Filled | null; heading: "h3" | "h4" }) {
  if (!filled || (filled.fields.length === 0 && !filled.consent)) return null;
  const { fields, consent } = filled;
  return (
    <section class="pane-part" aria-labelledby="visitor-filled">
      <Heading id="visitor-filled">{t("visitor.filled")}</Heading>
      <dl class="facts facts-paired">
        {fields.map(({ id, label, value }) => (
          <Fragment key={id}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">{typeof value === "string" ? value : t(value ? "visitor.yes" : "visitor.no")}</dd>
          </Fragment>
        ))}
        {consent ? (
          <>
            <dt>{t("visitor.agreed")}</dt>
            <dd dir="auto">
              {consent.url ? <PageLink url={consent.url} title={consent.text} /> : consent.text}
              <br />
              <time class="hint">{dateAndTime(consent.at, timeLocale.value)}</time>
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}
