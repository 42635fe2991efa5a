// The entry: which door a request takes, what the cron runs, and the two Durable Object classes.
import type { Env } from "./env.ts";
import { app } from "./http/app.ts";
import { forgetOldKeys } from "./jobs/key-forgetting.ts";
import { sendDueEmails } from "./jobs/mailing.ts";
import { tendSearch } from "./jobs/search-indexing.ts";
import { sweep } from "./jobs/sweeper.ts";
import { eraseDeleted } from "./jobs/ticket-erasing.ts";
import { sweepUploads } from "./jobs/upload-sweeping.ts";

export { ChatSession } from "./durable/chat-session.ts";
export { Department } from "./durable/department.ts";

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    await sweep(env, Date.now());
    await eraseDeleted(env, Date.now());
    await sweepUploads(env, Date.now());
    await sendDueEmails(env, Date.now());
    await forgetOldKeys(env, Date.now());
    await tendSearch(env);
  },
} satisfies ExportedHandler<Env>;
