// Signing in: failures are counted exactly, by e-mail and by address, and an unknown e-mail takes as long as a
// wrong password.
import { credentialsOf } from "../db/agents.ts";
import type { Database } from "../db/database.ts";
import { countTry, forgiveTry } from "../db/throttles.ts";
import { isPassword } from "./passwords.ts";
import { Refusal } from "./problems.ts";

const most = 10;
const windowMs = 15 * 60_000;

/** The agent's id. Refuses with `wrong_login`, or with `too_fast` after too many failures. */
export async function authenticate(
  db: Database,
  login: { email: string; password: string },
  address: string | null,
): Promise<string> {
  const email = login.email.toLowerCase();
  const byEmail = `login/email/${email}`;
  const byAddress = address === null ? [] : [`login/address/${address}`];
  const now = Date.now();
  const opensAt = await countTry(db, [byEmail, ...byAddress], { most, windowMs, now });
  if (opensAt !== null) throw new Refusal("too_fast", {}, Math.ceil((opensAt - now) / 1000));
  const credentials = await credentialsOf(db, email);
  const right = await isPassword(login.password, credentials?.passwordHash ?? null);
  if (!right || credentials === null) throw new Refusal("wrong_login");
  await forgiveTry(db, [byEmail], byAddress);
  return credentials.id;
}
