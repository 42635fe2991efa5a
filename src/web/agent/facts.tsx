// What is known of a chat or its visitor, as a name and a value; what is not known says so.
import type { VisitorClient } from "../../protocol/agent-api.ts";
import { t } from "./words.ts";

export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{value === "" ? <span class="soft">{t("ticket.unknown")}</span> : value}</dd>
    </>
  );
}

/** A visitor's browser names the page, so only web addresses become links. */
export function PageLink({ url, title }: { url: string; title: string }) {
  if (url === "") return <span class="soft">{t("ticket.unknown")}</span>;
  if (!/^https?:\/\//i.test(url)) return <>{url}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {title || url}
    </a>
  );
}

/** The page that the visitor wrote from, and the one before it where it is known. */
export function CameBy({ client }: { client: VisitorClient }) {
  return (
    <>
      <dt>{t("ticket.page")}</dt>
      <dd dir="auto">
        <PageLink url={client.pageUrl} title={client.pageTitle} />
      </dd>
      {client.referrer !== "" ? (
        <>
          <dt>{t("ticket.referrer")}</dt>
          <dd>
            <PageLink url={client.referrer} title="" />
          </dd>
        </>
      ) : null}
    </>
  );
}
