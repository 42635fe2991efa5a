// Three projects: plain Node (rules, pages' stores, architecture), the real runtime (rules again, objects, doors, flows),
// and the browser stories. `npm test` runs them all.
import path from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

const root = path.join(import.meta.dirname, "..");
const secret = "test-secret-test-secret-test-secret-1";

export default defineConfig(async () => {
  const migrations = await readD1Migrations(path.join(root, "migrations"));
  return {
    root,
    test: {
      projects: [
        {
          root,
          test: {
            name: "node",
            include: ["test/{architecture,bench,protocol,domain,web,simulation}/**/*.test.{ts,tsx}"],
            environment: "node",
            // What has to be quick says so itself; a busy machine is no fault.
            testTimeout: 30_000,
          },
        },
        {
          root,
          plugins: [
            cloudflareTest({
              wrangler: { configPath: path.join(root, "wrangler.toml") },
              miniflare: {
                bindings: {
                  TEST_MIGRATIONS: migrations,
                  PORCHLIGHT_SECRET: secret,
                  FRAMES_PER_SECOND: "100000",
                  FRAMES_BURST: "100000",
                  EMAIL_FROM: "Shop <help@shop.example>",
                },
              },
            }),
          ],
          test: {
            name: "runtime",
            include: ["test/{protocol,domain,db,durable,http,jobs,flows}/**/*.test.ts"],
            setupFiles: ["test/support/apply-migrations.ts"],
            // A story whose objects die between all steps takes seconds on a busy machine.
            testTimeout: 20_000,
            maxWorkers: 2,
          },
        },
        {
          root,
          test: {
            name: "browser",
            include: ["test/browser/**/*.test.ts"],
            environment: "node",
            // Each file has a runtime and a browser of its own; more at once only wait for each other.
            maxWorkers: 2,
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  };
});
