// Who of a department could take a chat right now: what D1 last said of an agent, and what the sockets say of the pages.
import type { Candidate } from "../domain/routing.ts";
import { spans } from "../protocol/limits.ts";
import type { Standing } from "./department.ts";
import type { DeskSockets } from "./desk-sockets.ts";
import type { Standings } from "./standings.ts";

export class Presence {
  #sockets: DeskSockets;
  #standings: Standings;

  constructor(sockets: DeskSockets, standings: Standings) {
    this.#sockets = sockets;
    this.#standings = standings;
  }

  /** Each with the status that was set last. */
  of(roster: readonly Standing[], now: number): Candidate[] {
    const reachable = this.#sockets.reachable(now);
    return roster.map((standing) =>
      this.#candidate(this.#standings.newer(standing), reachable.has(standing.agentId), now),
    );
  }

  everyone(now: number): Candidate[] {
    return this.of(this.#standings.all(), now);
  }

  /** Null for an agent of whom nobody ever told. */
  one(agentId: string, now: number): Candidate | null {
    const standing = this.#standings.find(agentId);
    return standing && this.#candidate(standing, this.#sockets.isReachable(agentId, now), now);
  }

  #candidate(standing: Standing, reachable: boolean, now: number): Candidate {
    const { agentId } = standing;
    const goneAt = this.#standings.goneAt(agentId);
    const expected = goneAt !== null && now - goneAt < spans.returnGraceMs;
    return { ...standing, reachable, expected, lastRungAt: this.#standings.rungAt(agentId) };
  }
}
