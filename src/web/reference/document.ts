// The OpenAPI document as the page reads it: its operations in order, by what they are about.
import type { Shape } from "./example.ts";

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: Shape;
}

interface Content {
  content?: { "application/json": { schema: Shape } };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content & { $ref?: string }>;
}

export interface OpenApi {
  info: { title: string; description: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: { Problem: { properties: { error: { properties: { code: { enum: string[] } } } } } };
  };
}

export interface Route extends Operation {
  method: string;
  path: string;
}

export function routesOf({ paths }: OpenApi, tag: string): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

export function bodyOf({ requestBody }: Operation): Shape | null {
  return requestBody?.content?.["application/json"].schema ?? null;
}

export function answerOf({ responses }: Operation): { status: string; shape: Shape | null } {
  const [status = "200", answer] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  return { status, shape: answer?.content?.["application/json"].schema ?? null };
}
