// The website's signed word for who its visitor is: proved at the server's, it brings the visitor's chats of other devices.
import type { ChatToken, Identified } from "../../../protocol/identity-api.ts";
import { fetchJson } from "../../shared/fetch-json.ts";
import { identity } from "../embedder.ts";
import { findPastChats, pastChats } from "../past-chats.ts";
import type { Visit } from "../visit.ts";

export async function recognise(visit: Visit): Promise<void> {
  const told = identity.peek();
  const site = new URLSearchParams(location.search).get("site");
  const body = { site, token: told?.token };
  const answer = told?.token ? await fetchJson<Identified>("/visitor/identity", { body }) : null;
  // Meanwhile it may have said something else.
  if (identity.peek() !== told) return;
  // For whoever builds the website: nobody else can mend it.
  if (answer && !answer.ok)
    console.warn(`Porchlight: identify() was refused: ${answer.code}`, answer.details);
  const who = answer?.ok ? answer.value : null;
  if (who?.visitorId !== visit.verified.peek()?.visitorId) pastChats.value = null;
  visit.recognise(who);
  if (who) await catchUp(visit, who);
}

/** What the visitor had on other devices: the running chat goes on here, unless there is another one already. */
async function catchUp(visit: Visit, { token, visitorId: visitor }: Identified): Promise<void> {
  const isStill = () => visit.verified.peek()?.token === token;
  const chatId = await findPastChats(visit);
  if (chatId === null || !isStill() || visit.stage.peek().name === "chat") return;
  const opened = await fetchJson<ChatToken>(`/visitor/chats/${chatId}/token`, { method: "POST", token });
  if (opened.ok && isStill() && visit.stage.peek().name !== "chat")
    visit.resume({ chatId, token: opened.value.token, visitor });
}
