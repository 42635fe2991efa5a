// What is known of the visitor: who, where from, with what. All of it may be invented but for what the network adds.
import { useEffect, useState } from "preact/hooks";
import type { ChatView } from "../../../protocol/chat-view.ts";
import { dateAndTime } from "../../shared/time.ts";
import { CameBy, Fact } from "../facts.tsx";
import { timeLocale } from "../preferences.ts";
import { hashOf } from "../route.ts";
import { VerifiedMark } from "../verified-mark.tsx";
import { spanText, t } from "../words.ts";
import { deviceOf, languageOf, localTimeOf, placeOf } from "./visitor-places.ts";

const tickMs = 15_000;

export function VisitorFacts({ view }: { view: ChatView }) {
  const { email, isVerified } = view.visitor;
  return (
    <>
      <dl class="facts">
        <dt>{t("chat.email")}</dt>
        <dd>
          {email === null ? (
            t("chat.noEmail")
          ) : (
            <>
              <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>{" "}
              <VerifiedMark isVerified={isVerified} />
            </>
          )}
        </dd>
      </dl>
      <dl class="facts facts-paired facts-chat">
        <Fact name={t("chat.department")} value={view.department.name} />
        <Fact name={t("chat.asked")} value={dateAndTime(view.createdAt, timeLocale.value)} />
        {view.startedAt !== null ? (
          <Fact name={t("chat.waited")} value={spanText(view.startedAt - view.createdAt)} />
        ) : null}
        {view.staff?.answers ? (
          <>
            <dt>{t("visitor.answers")}</dt>
            <dd>
              <a href={hashOf({ page: "ticket", ticketId: view.staff.answers })}>
                {t("visitor.answersTicket")}
              </a>
            </dd>
          </>
        ) : null}
      </dl>
      {view.staff ? <ClientFacts client={view.staff.client} /> : null}
    </>
  );
}

function ClientFacts({ client }: { client: NonNullable<ChatView["staff"]>["client"] }) {
  const now = useClock();
  const device = deviceOf(client);
  const locale = timeLocale.value;
  return (
    <section class="pane-part" aria-labelledby="visitor-about">
      <h4 id="visitor-about">{t("visitor.about")}</h4>
      <dl class="facts facts-paired">
        <Fact name={t("ticket.location")} value={placeOf(client, locale)} />
        <Fact name={t("visitor.localTime")} value={localTimeOf(client, now, locale)} />
        <Fact name={t("ticket.browser")} value={client.browser} />
        <Fact name={t("ticket.system")} value={client.system} />
        <Fact name={t("visitor.device")} value={device === null ? "" : t(`visitor.device.${device}`)} />
        <Fact name={t("ticket.language")} value={languageOf(client, locale)} />
        <CameBy client={client} />
      </dl>
    </section>
  );
}

function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
