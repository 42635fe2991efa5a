// How fast one socket may send: a token bucket in memory, which an eviction simply refills.

export interface FrameRate {
  perSecond: number;
  burst: number;
}

export class FrameBuckets {
  #rate: FrameRate;
  #buckets = new WeakMap<WebSocket, { tokens: number; at: number }>();

  constructor(rate: FrameRate) {
    this.#rate = rate;
  }

  /** 0 where the frame may pass, else how many milliseconds to wait. */
  take(ws: WebSocket, now: number): number {
    const { perSecond, burst } = this.#rate;
    let bucket = this.#buckets.get(ws);
    if (!bucket) {
      bucket = { tokens: burst, at: now };
      this.#buckets.set(ws, bucket);
    }
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1000);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * 1000) / perSecond);
    bucket.tokens -= 1;
    return 0;
  }
}
