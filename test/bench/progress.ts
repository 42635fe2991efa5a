// A bar for work that takes minutes: redrawn in a terminal, a line each tenth elsewhere.

export function progressBar(what: string, of: number): (done: number) => void {
  const began = performance.now();
  let told = -1;
  return (done) => {
    const share = of === 0 ? 1 : done / of;
    const seconds = (performance.now() - began) / 1000;
    const left = share === 0 ? "" : `, ${Math.ceil((seconds / share) * (1 - share))} s left`;
    const words = `${what}: ${done.toLocaleString("en")} of ${of.toLocaleString("en")}${share < 1 ? left : `, ${Math.ceil(seconds)} s`}`;
    if (process.stderr.isTTY) {
      const full = Math.round(share * 30);
      process.stderr.write(
        `\r${"█".repeat(full)}${"░".repeat(30 - full)} ${words}   ${share < 1 ? "" : "\n"}`,
      );
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth > told) process.stderr.write(`${words}\n`);
    told = tenth;
  };
}
