// The line between one person and Porchlight, which can be cut as a real one: what is open breaks off, and nothing new gets through.
import net from "node:net";

export interface Network {
  /** Where the person finds Porchlight. */
  origin: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openNetwork(origin: string): Promise<Network> {
  const { hostname, port } = new URL(origin);
  const open = new Set<net.Socket>();
  let isCut = false;
  const server = net.createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = net.connect({ host: hostname, port: Number(port), autoSelectFamily: true });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const breakOff = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    origin: `http://localhost:${typeof address === "object" && address !== null ? address.port : 0}`,
    cut: () => {
      isCut = true;
      breakOff();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      breakOff();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
