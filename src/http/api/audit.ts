// The audit log over the admin API: read only, for nobody may change it.
import * as v from "valibot";
import { type AuditRow, auditBefore } from "../../db/audit.ts";
import { AuditLine, AuditQuery, Page } from "../../protocol/admin-api.ts";
import { pageOf } from "./cursor.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";

export const audit: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/audit-log",
    scope: "audit:read",
    summary: "Who changed what, the newest first; of one actor, one target or one action",
    query: AuditQuery,
    answer: Page(AuditLine),
    run: ({ query }, { db }) =>
      pageOf(
        query,
        { schema: v.number(), of: ({ seq }: AuditRow) => seq },
        (before, limit) => auditBefore(db, query, before, limit),
        ({ seq, at, actorKind, actorId, actorName, action, target, changes, requestId }) => ({
          ...{ seq, at, action, target, changes, requestId },
          actor: { kind: actorKind, id: actorId, name: actorName },
        }),
      ),
  }),
];
