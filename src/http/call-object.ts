// Calls of an object, as the platform asks for them: a new stub for each try, a second try only where the first
// cannot have done harm, and none at an object that has too much to do.
import { logError, Refusal } from "./problems.ts";

/** `call` is run again for a second try: it takes its own stub. Refuses with `busy` when the object cannot be had. */
export async function callObject<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!mayRetry(error)) throw busy(error);
  }
  try {
    return await call();
  } catch (error) {
    throw busy(error);
  }
}

function busy(error: unknown): Refusal {
  logError(error, { what: "object call" });
  return new Refusal("busy", {}, 1);
}

/** https://developers.cloudflare.com/durable-objects/best-practices/error-handling/ */
function mayRetry(error: unknown): boolean {
  return (has(error, "retryable") || has(error, "durableObjectReset")) && !has(error, "overloaded");
}

function has(error: unknown, flag: string): boolean {
  return error instanceof Error && Reflect.get(error, flag) === true;
}
