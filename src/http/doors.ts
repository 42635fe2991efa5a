// What every door has at hand: the bindings, and what the doors before it have found out.
import type { SignedIn } from "../db/sessions.ts";
import type { Env } from "../env.ts";
import type { Principal } from "./api/principal.ts";
import type { VisitorToken } from "./tokens.ts";

export interface Doors {
  Bindings: Env;
  Variables: { requestId: string };
}

/** Behind `signedIn`. */
export interface AgentDoors {
  Bindings: Env;
  Variables: { requestId: string; agent: SignedIn };
}

/** Behind `holdsToken`. */
export interface VisitorDoors {
  Bindings: Env;
  Variables: { requestId: string; token: VisitorToken };
}

/** Behind `knownCaller`. */
export interface ApiDoors {
  Bindings: Env;
  Variables: { requestId: string; principal: Principal };
}
