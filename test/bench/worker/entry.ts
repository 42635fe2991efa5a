// The product as it is deployed, and the floor beside it, in one bundle and so in one process.
// `BENCH_METER` = "1" puts counters under the objects; without it nothing stands between product and platform.
import { ChatSession as Chat } from "../../../src/durable/chat-session.ts";
import { Department as Desk } from "../../../src/durable/department.ts";
import type { Env } from "../../../src/env.ts";
import worker from "../../../src/worker.ts";
import type { Floor } from "./floor.ts";
import { counts, meterDatabase, meterStorage } from "./meter.ts";

export { Floor } from "./floor.ts";

interface BenchEnv extends Env {
  FLOOR: DurableObjectNamespace<Floor>;
  BENCH_METER: string;
}

export class ChatSession extends Chat {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    if (env.BENCH_METER === "1") {
      meterStorage(ctx, counts.chat);
      meterDatabase(env.DB);
    }
    super(ctx, env);
  }
}

export class Department extends Desk {
  constructor(ctx: DurableObjectState, env: BenchEnv) {
    if (env.BENCH_METER === "1") {
      meterStorage(ctx, counts.department);
      meterDatabase(env.DB);
    }
    super(ctx, env);
  }
}

export default {
  async fetch(request, env, ctx) {
    const [, place, room = ""] = new URL(request.url).pathname.split("/");
    if (place === "floor") return env.FLOOR.getByName(room).fetch(request);
    if (place === "counts") return Response.json(counts);
    if (env.BENCH_METER === "1") meterDatabase(env.DB);
    return worker.fetch(request, env, ctx);
  },
} satisfies ExportedHandler<BenchEnv>;
