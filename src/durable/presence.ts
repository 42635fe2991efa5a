// Who of a department could take a chat right now: what D1 last said of an agent, and what the sockets say of the pages.
import { type Candidate, isExpected, skipReason } from "../domain/routing.ts";
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

  /**
   * How long somebody could take a chat if nothing else happens: without end while a page with room is there, and while such
   * a page is expected back, until then. Null: nobody could. The first one found ends the search.
   */
  freeUntil(now: number): number | null {
    let latest: number | null = null;
    for (const standing of this.#standings.all()) {
      const candidate = this.#candidate(standing, true, now);
      // Whoever is offline or has no room costs no look at the sockets.
      if (skipReason(candidate) !== null) continue;
      if (this.#sockets.isReachable(standing.agentId, now)) return Number.POSITIVE_INFINITY;
      if (!isExpected(candidate)) continue;
      const goneAt = this.#standings.goneAt(standing.agentId) ?? 0;
      latest = Math.max(latest ?? 0, goneAt + spans.returnGraceMs);
    }
    return latest;
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
