// The size of a picture as it is seen, read from its first bytes: so that its place on a page is known before it is there,
// and a small file of a billion pixels is not drawn. Null where the beginning does not say.

export interface PictureSize {
  width: number;
  height: number;
}

export function pictureSize(head: Uint8Array, type: string): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const size = sizeOf(view, type);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function sizeOf(view: DataView, type: string): PictureSize | null {
  switch (type) {
    case "image/png":
      return has(view, 24) ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
    case "image/gif":
      return has(view, 10) ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null;
    case "image/webp":
      return webpSize(view);
    case "image/jpeg":
      return jpegSize(view);
    default:
      return null;
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView): PictureSize | null {
  if (!has(view, 30)) return null;
  const chunk = ascii(view, 12);
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  if (chunk === "VP8X") return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (chunk === "VP8 ")
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== "VP8L") return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Segment by segment to the frame's header; a photo that lies on its side says so in its EXIF part. */
function jpegSize(view: DataView): PictureSize | null {
  let isTurned = false;
  for (let at = 2; has(view, at + 9); ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    if (marker === 0xe1 && has(view, at + 18) && ascii(view, at + 4) === "Exif")
      isTurned = orientation(view, at + 10, at + 2 + length) >= 5;
    at += 2 + length;
  }
  return null;
}

/** Tag 0x0112 of the first directory of a TIFF header; 1 where it is not there. */
function orientation(view: DataView, start: number, segmentEnd: number): number {
  const end = Math.min(segmentEnd, view.byteLength);
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > end) return 1;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i += 1) {
    const field = directory + 2 + i * 12;
    if (field + 12 > end) return 1;
    if (view.getUint16(field, little) === 0x0112) return view.getUint16(field + 8, little);
  }
  return 1;
}

function has(view: DataView, bytes: number): boolean {
  return view.byteLength >= bytes;
}

function ascii(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}
