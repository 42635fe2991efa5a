// What the website said of its visitor, as names and values. Anybody can say such things to the door, so the agent is
// told that nothing proves them; nothing is shown where nothing was said.
import { Fragment } from "preact";
import type { VisitorClient } from "../../protocol/agent-api.ts";
import type { AttributeValue } from "../../protocol/attributes.ts";
import { t } from "./words.ts";

export function CustomAttributes({ client, heading }: { client: VisitorClient; heading: "h3" | "h4" }) {
  const { attributes = [] } = client;
  const Heading = heading;
  if (attributes.length === 0) return null;
  return (
    <section class="pane-part" aria-labelledby="visitor-attributes">
      <Heading id="visitor-attributes">{t("visitor.attributes")}</Heading>
      <dl class="facts facts-paired">
        {attributes.map(({ name, value }) => (
          <Fragment key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">
              {value === "" ? <span class="soft">{t("visitor.empty")}</span> : textOf(value)}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p class="hint">{t("visitor.attributesHint")}</p>
    </section>
  );
}

/** Numbers as they were said: many are those of orders, and no amounts. */
function textOf(value: AttributeValue): string {
  return typeof value === "boolean" ? t(value ? "visitor.yes" : "visitor.no") : String(value);
}
