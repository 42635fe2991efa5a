// A picture as a photo: its middle, as a small square. What else the file held, such as the place where it was taken, is
// left behind.
import { photoTypes } from "../../../protocol/photos.ts";

export const pickedMegabytes = 10;
const sidePx = 256;
const quality = 0.85;

export type Squared = { ok: true; photo: Blob } | { ok: false; why: "noPicture" | "tooLarge" };

export async function squareOf(file: File): Promise<Squared> {
  if (file.size > pickedMegabytes * 1_048_576) return { ok: false, why: "tooLarge" };
  if (!photoTypes.some((type) => type === file.type)) return { ok: false, why: "noPicture" };
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return { ok: false, why: "noPicture" };
  const photo = await drawn(picture);
  picture.close();
  return photo === null ? { ok: false, why: "noPicture" } : { ok: true, photo };
}

async function drawn(picture: ImageBitmap): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  // What can be seen through becomes white, not black, also where only JPEG can be written.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, sidePx, sidePx);
  context.imageSmoothingQuality = "high";
  const side = Math.min(picture.width, picture.height);
  const left = (picture.width - side) / 2;
  const top = (picture.height - side) / 2;
  context.drawImage(picture, left, top, side, side, 0, 0, sidePx, sidePx);
  const webp = await encoded(canvas, "image/webp");
  // A browser that cannot write WebP writes PNG, which is much larger.
  return webp?.type === "image/webp" ? webp : encoded(canvas, "image/jpeg");
}

function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}
