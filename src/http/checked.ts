// What comes in, checked against the protocol's schemas before a door looks at it.
import { vValidator } from "@hono/valibot-validator";
import type { Context } from "hono";
import * as v from "valibot";
import { Refusal } from "./problems.ts";

export function body<S extends v.GenericSchema>(schema: S) {
  return vValidator("json", schema, (result, c: Context) => {
    if (result.success) return;
    if (!isJson(c.req.header("content-type")))
      throw new Refusal("bad_request", { "content-type": "is not application/json" });
    throw refusalOf(result.issues);
  });
}

export function query<S extends v.GenericSchema>(schema: S) {
  return vValidator("query", schema, (result) => {
    if (!result.success) throw refusalOf(result.issues);
  });
}

/** An id in the path that has not the form of an id is of nothing. */
export function params<S extends v.GenericSchema>(schema: S) {
  return vValidator("param", schema, (result) => {
    if (!result.success) throw new Refusal("not_found");
  });
}

/** Each field at fault, and what is wrong with it; never what was sent. */
function refusalOf(issues: readonly v.BaseIssue<unknown>[]): Refusal {
  const details = Object.fromEntries(
    issues.map((issue) => [
      v.getDotPath(issue) ?? "body",
      issue.type === "max_length" ? "is too long" : reasonOf(issue),
    ]),
  );
  return new Refusal(issues.some(({ type }) => type === "max_length") ? "too_long" : "bad_request", details);
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
  if (issue.input === undefined) return "is missing";
  const isTold = issue.type === "regex" || issue.type === "check" || issue.type === "custom";
  return isTold ? issue.message : `is not a good ${issue.type}`;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType?.trim() ?? "");
}
