// What a department last heard of each agent: the status wanted, the load, and since when no page has been there. D1 decides
// on status and load; this is for those who come late, and for those who are expected back.
import type { Standing } from "./department.ts";

interface Known {
  standing: Standing;
  /** When the agent's last page was lost; null while one is open; 0 for an agent who never was here. */
  goneAt: number | null;
  /** When the agent was rung alone last; 0 for never. */
  rungAt: number;
}

export class Standings {
  #sql: SqlStorage;
  #connected: () => ReadonlySet<string>;
  #known: Map<string, Known> | null = null;

  /** `connected` tells whose pages have an open socket now. */
  constructor(sql: SqlStorage, connected: () => ReadonlySet<string>) {
    this.#sql = sql;
    this.#connected = connected;
  }

  find(agentId: string): Standing | null {
    return this.#all().get(agentId)?.standing ?? null;
  }

  all(): Standing[] {
    return [...this.#all().values()].map(({ standing }) => standing);
  }

  /** The given standing, with the status that was set last. */
  newer(standing: Standing): Standing {
    const known = this.find(standing.agentId);
    if (!known || known.statusAt <= standing.statusAt) return standing;
    return { ...standing, status: known.status, statusAt: known.statusAt };
  }

  /** Writes only what is new. */
  putAll(standings: readonly Standing[]): void {
    for (const standing of standings) this.#put(standing, {});
  }

  addLoad(agentId: string, chats: number): void {
    const known = this.find(agentId);
    if (known) this.putAll([{ ...known, load: Math.max(0, known.load + chats) }]);
  }

  /** A page of the agent opened. */
  arrive(standing: Standing): void {
    this.#put(standing, { goneAt: null });
  }

  /** A page of the agent closed; where it was the last one, the agent is gone from now. */
  leave(agentId: string, now: number): void {
    const known = this.#all().get(agentId);
    if (known && known.goneAt === null) this.#put(known.standing, { goneAt: now });
  }

  /** When the agent's last page was lost; null where none was here, or one is. */
  goneAt(agentId: string): number | null {
    return this.#all().get(agentId)?.goneAt || null;
  }

  /** The agent's turn has come. */
  ringAlone(agentId: string, now: number): void {
    const known = this.find(agentId);
    if (known) this.#put(known, { rungAt: now });
  }

  rungAt(agentId: string): number {
    return this.#all().get(agentId)?.rungAt ?? 0;
  }

  #put(given: Standing, change: Partial<Known>): void {
    const before = this.#all().get(given.agentId);
    const { goneAt = 0, rungAt = 0 } = before ?? {};
    const known: Known = { goneAt, rungAt, ...change, standing: this.newer(given) };
    if (before && JSON.stringify(known) === JSON.stringify({ goneAt, rungAt, standing: before.standing }))
      return;
    this.#sql.exec(
      `INSERT INTO agents VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
       SET standing = excluded.standing, gone_at = excluded.gone_at, rung_at = excluded.rung_at`,
      given.agentId,
      JSON.stringify(known.standing),
      known.goneAt,
      known.rungAt,
    );
    this.#all().set(given.agentId, known);
  }

  #all(): Map<string, Known> {
    if (this.#known === null) {
      this.#known = new Map();
      const rows = this.#sql.exec<{ id: string; standing: string; gone_at: number | null; rung_at: number }>(
        "SELECT * FROM agents",
      );
      for (const { id, standing, gone_at, rung_at } of rows)
        this.#known.set(id, { goneAt: gone_at, rungAt: rung_at, standing: JSON.parse(standing) as Standing });
      // Whoever is noted as here and has no socket was lost with the object itself, as in a deploy: gone from now.
      const connected = this.#connected();
      for (const [id, { goneAt }] of this.#known)
        if (goneAt === null && !connected.has(id)) this.leave(id, Date.now());
    }
    return this.#known;
  }
}
