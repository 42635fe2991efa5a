// Rough limits by address, counted by the platform for each location. Off its network there is no address to count.
import { createMiddleware } from "hono/factory";
import type { Env } from "../env.ts";
import type { Doors } from "./doors.ts";
import { Refusal } from "./problems.ts";

const windowSeconds = 60;

export function atMost(binding: "START_RATE" | "DOOR_RATE") {
  return createMiddleware<Doors>(async (c, next) => {
    const address = addressOf(c.req.raw);
    if (address !== null && !(await isAllowed(c.env, binding, address)))
      throw new Refusal("too_fast", {}, windowSeconds);
    await next();
  });
}

export function addressOf(request: Request): string | null {
  return request.headers.get("cf-connecting-ip");
}

async function isAllowed(env: Env, binding: "START_RATE" | "DOOR_RATE", key: string): Promise<boolean> {
  const { success } = await env[binding].limit({ key });
  return success;
}
