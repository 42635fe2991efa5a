// What a photo is by its first bytes, whatever it is called: only pictures made of pixels, never anything that could run.
import type { PhotoType } from "../protocol/photos.ts";

const starts: readonly { type: PhotoType; at: number; bytes: readonly number[] }[][] = [
  [{ type: "image/jpeg", at: 0, bytes: [0xff, 0xd8, 0xff] }],
  [{ type: "image/png", at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  [
    { type: "image/webp", at: 0, bytes: [0x52, 0x49, 0x46, 0x46] },
    { type: "image/webp", at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  ],
];

/** Null: no photo. */
export function photoTypeOf(file: Uint8Array): PhotoType | null {
  const found = starts.find((parts) =>
    parts.every(({ at, bytes }) => bytes.every((byte, i) => file[at + i] === byte)),
  );
  return found?.[0]?.type ?? null;
}
