// What a photo is by its first bytes, whatever it is called: only pictures made of pixels, never anything that could run.
import { type PhotoType, photoTypes } from "../protocol/photos.ts";
import { kindsOf } from "./file-kinds.ts";

/** Null: no photo. */
export function photoTypeOf(file: Uint8Array): PhotoType | null {
  const proved = kindsOf(file).map(({ type }) => type);
  return photoTypes.find((type) => proved.includes(type)) ?? null;
}
