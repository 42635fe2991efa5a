// Boxes become pixels: what is hidden is not in the file any more.
import type { Box } from "./boxes.ts";

/** A PNG larger than this goes as a JPEG. */
const largestPng = 4 * 1_048_576;

export async function pictureOf(
  shot: HTMLCanvasElement,
  boxes: readonly Box[],
  maxBytes: number,
): Promise<File> {
  const canvas = document.createElement("canvas");
  const { width, height } = shot;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("there is no canvas");
  context.drawImage(shot, 0, 0);
  const line = Math.max(3, Math.round(width / 320));
  // What is hidden is hidden last: no mark shows through, or is cut off by another's order.
  const inOrder = [...boxes].sort(
    (one, other) => Number(one.kind === "hide") - Number(other.kind === "hide"),
  );
  for (const box of inOrder) {
    const [x, y] = [Math.floor(box.x * width), Math.floor(box.y * height)];
    const [w, h] = [Math.ceil(box.width * width), Math.ceil(box.height * height)];
    if (box.kind === "hide") {
      context.fillStyle = "#000";
      context.fillRect(x, y, w, h);
      continue;
    }
    for (const [colour, thickness] of [
      ["#fff", line + 4],
      ["#d92d20", line],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = thickness;
      context.strokeRect(x, y, w, h);
    }
  }
  const png = await encoded(canvas, "image/png");
  const isFine = png.size <= Math.min(largestPng, maxBytes);
  const blob = isFine ? png : await encoded(canvas, "image/jpeg");
  const at = new Date().toISOString().slice(0, 16).replaceAll(":", "-").replace("T", " ");
  return new File([blob], `screenshot ${at}.${isFine ? "png" : "jpg"}`, { type: blob.type });
}

function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), type, 0.88),
  );
}
