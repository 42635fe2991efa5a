// Custom attributes: what a website says of its visitor, such as a plan or an order's number. Unproved, and for staff only.
// Kept as pairs, so that every name is only a name, `__proto__` too.
import * as v from "valibot";
import { limits } from "./limits.ts";
import { AttributeName, AttributeText } from "./text.ts";

export type AttributeValue = string | number | boolean;

export interface Attribute {
  name: string;
  value: AttributeValue;
}

/** `{plan: "Pro", orders: 3, trial: false}` → Attribute[] */
export const Attributes = v.pipe(
  v.custom<Record<string, AttributeValue>>(
    (given) => typeof given === "object" && given !== null && !Array.isArray(given),
    "is not an object",
  ),
  v.transform((given) => Object.entries(given).map(([name, value]) => ({ name, value }))),
  v.array(
    v.object({
      name: AttributeName,
      value: v.union([AttributeText, v.pipe(v.number(), v.finite()), v.boolean()]),
    }),
  ),
  v.maxLength(limits.attributesMax),
);
