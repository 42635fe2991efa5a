// Whether somebody is signed in here, and if so, the desk. One signal that the whole page follows.
import { signal } from "@preact/signals";
import type { Me } from "../../protocol/agent-api.ts";
import { createDesk, type Desk } from "./desk.ts";
import { onSignedOut, type Refused, rest } from "./rest.ts";

export type Session =
  | { state: "asking" }
  /** The server could not be asked; it is asked again. */
  | { state: "unreachable" }
  | { state: "out"; expired: boolean }
  | { state: "in"; desk: Desk };

export const session = signal<Session>({ state: "asking" });

const askAgainMs = 4_000;

export async function resume(): Promise<void> {
  const answer = await rest.me();
  if (session.value.state === "in") return;
  if (answer.ok) enter(answer.value);
  else if (answer.code === "unauthenticated") session.value = { state: "out", expired: false };
  else {
    session.value = { state: "unreachable" };
    setTimeout(resume, answer.retryAfterMs ?? askAgainMs);
  }
}

export async function signIn(email: string, password: string): Promise<Refused | null> {
  const answer = await rest.login(email, password);
  if (!answer.ok) return answer;
  enter(answer.value);
  return null;
}

export async function signOut(): Promise<void> {
  await rest.logout();
  leave(false);
}

function enter(me: Me): void {
  session.value = { state: "in", desk: createDesk(me) };
}

function leave(expired: boolean): void {
  const before = session.value;
  session.value = { state: "out", expired };
  if (before.state === "in") before.desk.close();
}

onSignedOut(() => {
  if (session.value.state === "in") leave(true);
});
