import fc from "fast-check";
import { expect, it } from "vitest";
import { photoTypeOf } from "../../src/domain/photo-type.ts";

const text = (said: string) => new TextEncoder().encode(said);
const jpeg = [0xff, 0xd8, 0xff];
const png = [0x89, ...text("PNG\r\n\x1a\n")];
const webp = [...text("RIFF"), 1, 2, 3, 4, ...text("WEBP")];

it("a picture is what its first bytes say, whatever follows them", () => {
  const rest = fc.uint8Array({ maxLength: 100 });
  fc.assert(
    fc.property(rest, (after) => {
      expect(photoTypeOf(new Uint8Array([...jpeg, ...after]))).toBe("image/jpeg");
      expect(photoTypeOf(new Uint8Array([...png, ...after]))).toBe("image/png");
      expect(photoTypeOf(new Uint8Array([...webp, ...after]))).toBe("image/webp");
    }),
  );
});

it("what could run, and what breaks off in its first bytes, is no photo", () => {
  for (const file of [
    text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    text("<html>"),
    text("GIF89a"),
    text("%PDF-1.7"),
    text(""),
    new Uint8Array(jpeg.slice(0, 2)),
    new Uint8Array(png.slice(0, 7)),
    new Uint8Array(webp.slice(0, 11)),
    new Uint8Array([0, ...jpeg]),
    new Uint8Array([...text("RIFF"), 1, 2, 3, 4, ...text("WAVE")]),
  ])
    expect(photoTypeOf(file)).toBeNull();
});

it("whatever the bytes are, they are one of three types or none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (file) => {
      expect(["image/jpeg", "image/png", "image/webp", null]).toContain(photoTypeOf(file));
    }),
  );
});
