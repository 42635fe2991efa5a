// A D1 that counts what it reads and writes, as the platform bills it.
export interface Counted {
  d1: D1Database;
  written: number;
  read: number;
}

export function countedD1(d1: D1Database): Counted {
  const counted: Counted = { d1, written: 0, read: 0 };
  const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  function note(results: D1Result[]): void {
    for (const { meta } of results) {
      counted.written += meta.rows_written;
      counted.read += meta.rows_read;
    }
  }
  function statement(real: D1PreparedStatement): D1PreparedStatement {
    const wrapped = new Proxy(real, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => statement(target.bind(...values));
        if (name === "run" || name === "all")
          return async () => {
            const result = await target.all();
            note([result]);
            return result;
          };
        if (name === "raw")
          return async () => {
            const result = await target.all<Record<string, unknown>>();
            note([result]);
            return result.results.map((row) => Object.values(row));
          };
        return Reflect.get(target, name);
      },
    });
    inner.set(wrapped, real);
    return wrapped;
  }
  counted.d1 = new Proxy(d1, {
    get(target, name) {
      if (name === "prepare") return (query: string) => statement(target.prepare(query));
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements.map((one) => inner.get(one) ?? one));
          note(results);
          return results;
        };
      return Reflect.get(target, name);
    },
  });
  return counted;
}
