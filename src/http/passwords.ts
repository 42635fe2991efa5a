// Passwords as scrypt hashes, at the highest cost that Workers allow. Comparing takes the same time whether the
// password is wrong or there is nobody of that name.
/// <reference path="./node-crypto.d.ts" />
import { scrypt, timingSafeEqual } from "node:crypto";
import { fromBase64url, toBase64url } from "./base64url.ts";

const cost = { N: 2 ** 14, r: 8, p: 5 };
const hashBytes = 32;

/** `scrypt$N$r$p$salt$hash`, so that the cost may be raised one day. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, toBase64url(salt), toBase64url(hash)].join("$");
}

/** False for null, after as much work. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, n, r, p, salt, hash] = (stored ?? nobodys).split("$");
  const expected = fromBase64url(hash ?? "");
  const found = await derive(password, fromBase64url(salt ?? ""), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === found.length && timingSafeEqual(expected, found) && stored !== null;
}

const nobodys = `scrypt$${cost.N}$${cost.r}$${cost.p}$${"A".repeat(22)}$${"A".repeat(43)}`;

function derive(password: string, salt: Uint8Array, { N, r, p }: typeof cost): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, hashBytes, { N, r, p }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
