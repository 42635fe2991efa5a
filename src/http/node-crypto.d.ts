// The little that we use of Node's own crypto, so that the rest of Node stays out of the compiler's sight.
declare module "node:crypto" {
  export function scrypt(
    password: string,
    salt: Uint8Array,
    bytes: number,
    cost: { N: number; r: number; p: number },
    done: (error: Error | null, key: Uint8Array) => void,
  ): void;
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}
