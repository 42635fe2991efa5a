// The OpenAPI 3.1 document, made of the routes' own schemas.
import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { refusals } from "../../protocol/refusals.ts";
import { toSnake } from "./case.ts";
import type { Endpoint } from "./endpoint.ts";

const problem = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "details"],
      properties: {
        code: { type: "string", enum: Object.keys(refusals) },
        message: { type: "string" },
        details: { type: "object", additionalProperties: true },
      },
    },
  },
};

export function openApi(endpoints: readonly Endpoint[], origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Porchlight admin API",
      version: "1.0.0",
      description:
        "Times are milliseconds since 1970. Lists are pages: ask for next_cursor until it is null.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${origin}/api/v1` }],
    tags: [...new Set(endpoints.map(tagOf))].map((name) => ({ name })),
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "A token of this API" } },
      schemas: { Problem: problem },
      responses: {
        Problem: {
          description: "No, and why: the code is stable, the details name the fields at fault",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

function operationOf(endpoint: Endpoint): object {
  const { method, path, summary, scope, query, body, answer, status, params, versioned } = endpoint;
  const words = path.split("/").filter((part) => part !== "" && !part.startsWith(":"));
  const verb = method === "GET" && params === null ? "list" : method.toLowerCase();
  const okay = {
    description: summary,
    ...(versioned
      ? { headers: { ETag: { schema: { type: "string" }, description: "For `If-Match`" } } }
      : {}),
    ...(answer === null ? {} : { content: { "application/json": { schema: shapeOf(answer, "output") } } }),
  };
  return {
    operationId: [verb, ...words.map((word) => word.replace(/-/g, "_"))].join("_"),
    summary,
    description: `Scope \`${scope}\`.`,
    tags: [tagOf(endpoint)],
    parameters: [
      ...(params === null ? [] : fieldsOf(params, "path")),
      ...(query === null ? [] : fieldsOf(query, "query")),
      ...(method === "POST"
        ? [header("Idempotency-Key", "Repeated, the request is answered as the first time")]
        : []),
      ...(versioned && method !== "GET" && method !== "POST"
        ? [header("If-Match", "Only while it is as you read it")]
        : []),
    ],
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: shapeOf(body, "input") } },
          },
        }),
    responses: { [status]: okay, "4XX": { $ref: "#/components/responses/Problem" } },
  };
}

function header(name: string, description: string): object {
  return { name, in: "header", required: false, description, schema: { type: "string" } };
}

function fieldsOf(schema: v.GenericSchema, where: "path" | "query"): object[] {
  const { properties = {}, required = [] } = shapeOf(schema, "input") as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    ...{ name, in: where, schema: field },
    required: where === "path" || required.includes(name),
  }));
}

/** What JSON Schema cannot say, such as 'is well-formed Unicode', is left to the answer of the route. */
function shapeOf(schema: v.GenericSchema, typeMode: "input" | "output"): object {
  const { $schema: _, ...shape } = toJsonSchema(schema, {
    typeMode,
    errorMode: "ignore",
    target: "draft-2020-12",
  });
  return spelled(shape) as object;
}

/** Names of fields stand as keys of `properties` and as values of `required`; the words of JSON Schema itself stay. */
function spelled(shape: unknown): unknown {
  if (Array.isArray(shape)) return shape.map(spelled);
  if (typeof shape !== "object" || shape === null) return shape;
  return Object.fromEntries(
    Object.entries(shape).map(([word, value]) => {
      if (word === "properties") {
        const fields = Object.entries(value as object).map(([name, field]) => [snake(name), spelled(field)]);
        return [word, Object.fromEntries(fields)];
      }
      if (word === "required") return [word, (value as string[]).map(snake)];
      return [word, word === "default" ? toSnake(value) : spelled(value)];
    }),
  );
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function tagOf({ path }: Endpoint): string {
  return path.split("/")[1] ?? "";
}
