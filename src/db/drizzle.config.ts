// Where drizzle-kit finds the schema and leaves its migrations; wrangler applies them.
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: ["./src/db/schema.ts", "./src/db/ticket-schema.ts", "./src/db/article-schema.ts"],
  out: "./migrations",
  casing: "snake_case",
});
