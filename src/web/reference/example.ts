// An example of what a JSON Schema describes, to begin with in the box for a request's body.

export interface Shape {
  type?: string | string[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape | boolean;
  prefixItems?: Shape[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Shape[];
  format?: string;
  minimum?: number;
  minLength?: number;
  pattern?: string;
}

/** What must be given, and of a body in which nothing must, everything. */
export function exampleOf(shape: Shape): unknown {
  if (shape.default !== undefined) return shape.default;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.anyOf) return exampleOf(shape.anyOf.find(({ type }) => type !== "null") ?? {});
  switch (shape.type) {
    case "object": {
      const { properties = {}, required = [] } = shape;
      const names = required.length > 0 ? required : Object.keys(properties);
      return Object.fromEntries(names.map((name) => [name, exampleOf(properties[name] ?? {})]));
    }
    case "array": {
      if (shape.prefixItems) return shape.prefixItems.map(exampleOf);
      return typeof shape.items === "object" ? [exampleOf(shape.items)] : [];
    }
    case "string":
      return shape.format === "email" ? "bo@example.com" : "text".padEnd(shape.minLength ?? 0, ".");
    case "integer":
    case "number":
      return shape.minimum ?? 0;
    case "boolean":
      return true;
    default:
      return null;
  }
}

/** `string`, `integer | null`, `site[]`: in so few words as stand in a table. */
export function typeOf(shape: Shape): string {
  if (shape.enum) return shape.enum.map(String).join(" | ");
  if (shape.const !== undefined) return String(shape.const);
  if (shape.anyOf) return shape.anyOf.map(typeOf).join(" | ");
  if (shape.type === "array") return `${typeof shape.items === "object" ? typeOf(shape.items) : "any"}[]`;
  if (Array.isArray(shape.type)) return shape.type.join(" | ");
  return shape.type ?? "any";
}
