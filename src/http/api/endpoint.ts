// One route of the admin API as data: what it takes, what it answers, which scope it asks for. The doors are made of it, and
// the OpenAPI document, so that neither can say anything else than the other.
import * as v from "valibot";
import type { AuditEntry } from "../../db/audit.ts";
import type { Database } from "../../db/database.ts";
import type { Env } from "../../env.ts";
import type { Scope } from "../../protocol/admin-api.ts";
import { Refusal } from "../problems.ts";
import { toCamel } from "./case.ts";
import type { Principal } from "./principal.ts";

type Schema = v.GenericSchema;
type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What a route has at hand beside what was asked. */
export interface Asked {
  env: Env;
  db: Database;
  principal: Principal;
  now: number;
  requestId: string;
  /** The version that the caller read, from `If-Match`; null: none was named. */
  ifMatch: number | null;
  /** A new id; the same again for a repeated `Idempotency-Key`. */
  newId(prefix: string): Promise<string>;
  /** Who did it, for the audit log. */
  audit(action: string, target: string, changes: Record<string, unknown>): AuditEntry;
}

export interface Endpoint {
  method: Method;
  /** `/sites/:id` */
  path: string;
  scope: Scope;
  summary: string;
  params: Schema | null;
  query: Schema | null;
  body: Schema | null;
  /** Null: nothing is answered, 204. */
  answer: Schema | null;
  status: 200 | 201 | 204;
  /** Answers carry an ETag, and changes take `If-Match`. */
  versioned: boolean;
  run(raw: { params: unknown; query: unknown; body: unknown }, asked: Asked): Promise<unknown>;
}

interface Described<P extends Schema, Q extends Schema, B extends Schema, A extends Schema> {
  method: Method;
  path: string;
  scope: Scope;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  answer?: A;
  versioned?: boolean;
  run(
    given: { params: v.InferOutput<P>; query: v.InferOutput<Q>; body: v.InferOutput<B> },
    asked: Asked,
  ): Promise<v.InferInput<A>>;
}

export function endpoint<
  P extends Schema = v.NullSchema<undefined>,
  Q extends Schema = v.NullSchema<undefined>,
  B extends Schema = v.NullSchema<undefined>,
  A extends Schema = v.NullSchema<undefined>,
>(described: Described<P, Q, B, A>): Endpoint {
  const { method, path, scope, summary, params, query, body, answer } = described;
  return {
    ...{ method, path, scope, summary, versioned: described.versioned ?? false },
    params: params ?? null,
    query: query ?? null,
    body: body ?? null,
    answer: answer ?? null,
    status: answer === undefined ? 204 : method === "POST" ? 201 : 200,
    async run(raw, asked) {
      const given = {
        params: read(params, raw.params, () => new Refusal("not_found")),
        query: read(query, toCamel(raw.query), refusalOf),
        body: read(body, toCamel(raw.body), refusalOf),
      };
      return described.run(given, asked);
    },
  };
}

function read<S extends Schema>(
  schema: S | undefined,
  raw: unknown,
  refusal: (issues: readonly v.BaseIssue<unknown>[]) => Refusal,
): v.InferOutput<S> {
  if (schema === undefined) return null as v.InferOutput<S>;
  const checked = v.safeParse(schema, raw);
  if (checked.success) return checked.output;
  throw refusal(checked.issues);
}

/** Each field at fault as the wire spells it, and what is wrong with it; never what was sent. */
function refusalOf(issues: readonly v.BaseIssue<unknown>[]): Refusal {
  const details = Object.fromEntries(
    issues.map((issue) => [
      (v.getDotPath(issue) ?? "body").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      reasonOf(issue),
    ]),
  );
  return new Refusal(issues.some(({ type }) => type === "max_length") ? "too_long" : "bad_request", details);
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === "max_length") return "is too long";
  if (issue.expected === "never") return "is not a field of this route";
  if (issue.input === undefined) return "is missing";
  const isTold = issue.type === "regex" || issue.type === "check" || issue.type === "custom";
  return isTold ? issue.message : `is not a good ${issue.type}`;
}
