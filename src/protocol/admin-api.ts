// REST for admins, under /api/v1: what goes in and what comes out, as schemas, so that the OpenAPI document is made of the
// same words that are checked. Names are camelCase here and snake_case on the wire; times are milliseconds since 1970.
import * as v from "valibot";
import { articleLanguages } from "./article-api.ts";
import { AgentId, ArticleId, DepartmentId, SecretId, SiteId, SiteKey, TokenId } from "./ids.ts";
import { limits } from "./limits.ts";
import { Origin, SiteSettings } from "./site-settings.ts";
import { Email, Password, PersonName, Shown } from "./text.ts";

/** A resource and what may be done with it. */
export const scopes = [
  "sites:read",
  "sites:write",
  "articles:read",
  "articles:write",
  "departments:read",
  "departments:write",
  "agents:read",
  "agents:write",
  "tokens:read",
  "tokens:write",
  "audit:read",
] as const;
export type Scope = (typeof scopes)[number];

const Time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Count = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** `?limit=&cursor=` of every list. */
export const Paging = v.strictObject({
  limit: v.optional(v.pipe(v.string(), v.regex(/^(100|[1-9]\d?)$/, "is not 1 to 100"), v.transform(Number))),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

export function Page<S extends v.GenericSchema>(item: S) {
  return v.object({ data: v.array(item), nextCursor: v.nullable(v.string()) });
}

export const Site = v.object({
  id: SiteId,
  key: SiteKey,
  name: v.string(),
  allowedOrigins: v.array(v.string()),
  settings: SiteSettings,
  version: v.number(),
  revokedAt: v.nullable(Time),
  createdAt: Time,
});
const Origins = v.pipe(v.array(Origin), v.maxLength(50));
export const CreateSite = v.strictObject({
  name: PersonName,
  allowedOrigins: v.optional(Origins, []),
  settings: v.optional(SiteSettings, {}),
});
/** What is not named stays; of `settings`, each part that is named is set whole. */
export const EditSite = v.strictObject({
  name: v.optional(PersonName),
  allowedOrigins: v.optional(Origins),
  settings: v.optional(v.partial(SiteSettings)),
});
export const OfSite = v.object({ id: SiteId });

/** What a site's server signs its visitors' tokens with; two hold at once. */
export const IdentitySecret = v.object({ id: SecretId, createdAt: Time });
/** `secret` is shown here and never again. */
export const IssuedSecret = v.object({ id: SecretId, secret: v.string() });
export const OfSecret = v.object({ id: SiteId, secretId: SecretId });

const articleFields = {
  language: v.picklist(articleLanguages),
  title: v.pipe(Shown(limits.articleTitleChars), v.nonEmpty()),
  /** Paragraphs, `- lists`, `[links](https://…)` and `**bold**`. */
  body: v.pipe(Shown(limits.articleBodyChars), v.nonEmpty()),
  position: Count(0, 100_000),
  published: v.boolean(),
};
export const Article = v.object({
  id: ArticleId,
  siteId: SiteId,
  ...articleFields,
  helped: v.number(),
  notHelped: v.number(),
  version: v.number(),
  updatedAt: Time,
});
export const CreateArticle = v.strictObject({
  ...articleFields,
  siteId: SiteId,
  position: v.optional(articleFields.position, 0),
  published: v.optional(v.boolean(), true),
});
export const EditArticle = v.partial(v.strictObject(articleFields));
export const OfArticle = v.object({ id: ArticleId });
export const ArticlesOfSite = v.strictObject({ ...Paging.entries, siteId: v.optional(SiteId) });

/** Minutes since midnight; `to` below `from` is on the day after. */
const OpenSpan = v.strictTuple([Count(0, 1439), Count(1, 1440)]);
const Week = v.pipe(v.array(v.pipe(v.array(OpenSpan), v.maxLength(12))), v.length(7));
const Day = v.pipe(v.string(), v.isoDate());
const TimeZone = v.pipe(
  v.string(),
  v.maxLength(60),
  v.check((zone) => isTimeZone(zone), "is not a time zone"),
);

const departmentFields = {
  name: PersonName,
  chatEnabled: v.boolean(),
  ringSeconds: Count(limits.ringMinSeconds, limits.ringMaxSeconds),
  turnSeconds: Count(5, limits.ringMaxSeconds),
  routing: v.picklist(["ring_all", "least_loaded", "round_robin"]),
  overflowId: v.nullable(DepartmentId),
  silentWarnMinutes: v.nullable(Count(1, 1440)),
  silentEndMinutes: v.nullable(Count(1, 1440)),
  ratingEnabled: v.boolean(),
  timezone: TimeZone,
  /** For Monday to Sunday the spans that begin on it; null: always open. */
  hours: v.nullable(Week),
  holidays: v.pipe(v.array(Day), v.maxLength(400)),
  position: Count(0, 100_000),
};
export const Department = v.object({ id: DepartmentId, ...departmentFields, createdAt: Time });
export const CreateDepartment = v.strictObject({
  ...v.partial(v.strictObject(departmentFields)).entries,
  name: PersonName,
});
export const EditDepartment = v.partial(v.strictObject(departmentFields));
export const OfDepartment = v.object({ id: DepartmentId });

const agentFields = {
  name: PersonName,
  email: Email,
  role: v.picklist(["agent", "supervisor", "admin"]),
  cap: Count(1, 100),
  departmentIds: v.pipe(v.array(DepartmentId), v.maxLength(limits.scopeMax)),
};
export const AgentAccount = v.object({
  id: AgentId,
  ...agentFields,
  email: v.string(),
  status: v.picklist(["online", "offline"]),
  createdAt: Time,
});
export const CreateAgent = v.strictObject({
  ...agentFields,
  role: v.optional(agentFields.role, "agent"),
  cap: v.optional(agentFields.cap, 5),
  departmentIds: v.optional(agentFields.departmentIds, []),
  password: Password,
});
/** A new password ends the agent's sessions. */
export const EditAgent = v.strictObject({
  ...v.partial(v.strictObject(agentFields)).entries,
  password: v.optional(Password),
});
export const OfAgent = v.object({ id: AgentId });

export const ApiToken = v.object({
  id: TokenId,
  name: v.string(),
  scopes: v.array(v.picklist(scopes)),
  createdAt: Time,
  expiresAt: v.nullable(Time),
  /** To the minute. */
  lastUsedAt: v.nullable(Time),
  revokedAt: v.nullable(Time),
});
export const CreateToken = v.strictObject({
  name: PersonName,
  scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1), v.maxLength(scopes.length)),
  /** Days until it expires; null: never. */
  days: v.optional(v.nullable(Count(1, 3_650)), 365),
});
/** `token` is shown here and never again. */
export const CreatedToken = v.object({ ...ApiToken.entries, token: v.string() });
export const OfToken = v.object({ id: TokenId });

export const AuditLine = v.object({
  seq: v.number(),
  at: Time,
  actor: v.object({ kind: v.picklist(["agent", "token", "setup"]), id: v.string(), name: v.string() }),
  /** Such as `site.edited`. */
  action: v.string(),
  target: v.string(),
  /** What was set; secrets are never in it. */
  changes: v.record(v.string(), v.unknown()),
  requestId: v.string(),
});
export const AuditQuery = v.strictObject({
  ...Paging.entries,
  actor: v.optional(v.pipe(v.string(), v.maxLength(60))),
  target: v.optional(v.pipe(v.string(), v.maxLength(60))),
  action: v.optional(v.pipe(v.string(), v.maxLength(60))),
});

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
