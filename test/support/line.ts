// A person's end of a socket in the runtime: keeps every frame, and waits for the one that a story is about.

export interface AnyFrame {
  type: string;
  [field: string]: unknown;
}

export class Line {
  readonly frames: AnyFrame[] = [];
  closed: { code: number } | null = null;
  #socket: WebSocket;
  #waiting: (() => void)[] = [];
  #pongs = 0;

  constructor(response: Response) {
    const socket = response.webSocket;
    if (!socket) throw new Error(`no socket, but ${response.status}`);
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (data === "pong") this.#pongs += 1;
      else this.frames.push(JSON.parse(String(data)));
      this.#wake();
    });
    socket.addEventListener("close", ({ code }) => {
      this.closed ??= { code };
      this.#wake();
    });
    socket.accept();
  }

  send(frame: unknown): void {
    this.#socket.send(
      typeof frame === "string" || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame),
    );
  }

  close(code = 1000): void {
    this.#socket.close(code);
  }

  /** The first frame, from `since` on, that fits; waits for it if it has not come yet. */
  async frame<F = AnyFrame>(fits: (frame: AnyFrame) => boolean, since = 0): Promise<F> {
    const found = await this.#until(() => this.frames.slice(since).find(fits));
    return found as F;
  }

  of<F = AnyFrame>(type: string, since = 0): Promise<F> {
    return this.frame<F>((frame) => frame.type === type, since);
  }

  async pong(): Promise<number> {
    return this.#until(() => (this.#pongs > 0 ? this.#pongs : undefined));
  }

  async end(): Promise<{ code: number }> {
    return this.#until(() => this.closed ?? undefined);
  }

  async #until<T>(look: () => T | undefined): Promise<T> {
    let late = false;
    const timeout = setTimeout(() => {
      late = true;
      this.#wake();
    }, 4_000);
    for (;;) {
      const found = look();
      if (found !== undefined) {
        clearTimeout(timeout);
        return found;
      }
      if (late) throw new Error(`it never came; there were ${JSON.stringify(this.frames).slice(0, 2_000)}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
