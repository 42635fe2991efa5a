import fc from "fast-check";
import { expect, it } from "vitest";
import { claimsOf } from "../../src/domain/visitor-claims.ts";
import { limits } from "../../src/protocol/limits.ts";

const now = 1_790_000_000_000;
const seconds = now / 1000;
const good = { sub: "user-17", email: "vic@shop.example", name: "Vic", iat: seconds, exp: seconds + 600 };

function codeOf(change: object, at = now): string {
  const claimed = claimsOf({ ...good, ...change }, at);
  return claimed.ok ? "believed" : claimed.code;
}

it("a website's word of ten minutes is believed as it stands", () => {
  expect(claimsOf(good, now)).toEqual({
    ok: true,
    claims: { subject: "user-17", name: "Vic", email: "vic@shop.example" },
  });
});

it("who has no name is called by the address, and without one by the website's id", () => {
  const called = (change: object) => {
    const claimed = claimsOf({ ...good, ...change }, now);
    return claimed.ok ? claimed.claims.name : null;
  };
  expect(called({ name: undefined })).toBe("vic@shop.example");
  expect(called({ name: null, email: null })).toBe("user-17");
  expect(called({ name: undefined, email: undefined, sub: "u".repeat(200) })).toHaveLength(limits.nameChars);
});

it.each([
  ["no exp", { exp: undefined }, "bad_identity"],
  ["an exp that is text", { exp: String(seconds + 60) }, "bad_identity"],
  ["an endless exp", { exp: Number.MAX_SAFE_INTEGER }, "bad_identity"],
  ["an exp eleven minutes and more after iat", { exp: seconds + 661 }, "bad_identity"],
  ["an exp of clocks that differ by a minute", { exp: seconds + 660 }, "believed"],
  ["no iat, and an exp far ahead", { iat: undefined, exp: seconds + 3_600 }, "bad_identity"],
  ["no iat, and an exp near by", { iat: undefined }, "believed"],
  ["an iat ahead of us", { iat: seconds + 61, exp: seconds + 600 }, "bad_identity"],
  ["an nbf ahead of us", { nbf: seconds + 61 }, "bad_identity"],
  ["an nbf that has come", { nbf: seconds }, "believed"],
  ["an exp just passed", { iat: seconds - 600, exp: seconds - 59 }, "believed"],
  ["an exp that passed", { iat: seconds - 660, exp: seconds - 60 }, "expired_identity"],
  ["no sub", { sub: undefined }, "bad_identity"],
  ["a sub that is a number", { sub: 17 }, "bad_identity"],
  ["an empty sub", { sub: "" }, "bad_identity"],
  ["a blank sub", { sub: " \t" }, "bad_identity"],
  ["a sub of 200 characters", { sub: "x".repeat(200) }, "believed"],
  ["a sub of 201 characters", { sub: "x".repeat(201) }, "bad_identity"],
  ["an address that is none", { email: "vic" }, "bad_identity"],
  ["a name that is too long", { name: "x".repeat(121) }, "bad_identity"],
])("%s", (_name, change, code) => {
  expect(codeOf(change)).toBe(code);
});

it("half a character is nobody's id", () => {
  expect(codeOf({ sub: "\ud800" })).toBe("bad_identity");
});

it("nothing but an object says anything", () => {
  for (const payload of [null, undefined, "sub", 17, [], [good]])
    expect(claimsOf(payload, now)).toMatchObject({ ok: false, code: "bad_identity" });
});

it("no word is believed for longer than ten minutes and the leeway of the clocks at both ends", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -2_000, max: 2_000 }),
      fc.option(fc.integer({ min: -2_000, max: 2_000 }), { nil: undefined }),
      fc.integer({ min: -4_000, max: 4_000 }),
      (exp, iat, later) => {
        const token = { ...good, exp: seconds + exp, iat: iat === undefined ? undefined : seconds + iat };
        if (codeOf(token) !== "believed") return;
        // Whoever has it from now on cannot use it for longer.
        if (later > 720) expect(codeOf(token, now + later * 1000)).not.toBe("believed");
        // And it is never said to be expired before its time.
        if (later * 1000 < exp * 1000) expect(codeOf(token, now + later * 1000)).not.toBe("expired_identity");
      },
    ),
  );
});
