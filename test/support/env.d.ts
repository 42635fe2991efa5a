declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import("../../src/worker.ts");
  }
  interface Env extends PorchlightEnv {
    TEST_MIGRATIONS: import("cloudflare:test").D1Migration[];
  }
}
type PorchlightEnv = import("../../src/env.ts").Env;
declare module "*?raw" {
  const text: string;
  export default text;
}
