// Small files of many kinds: heads that are right, and one picture that a browser can draw.

/** Each character is one byte. */
export function bytes(latin: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(latin, (character) => character.charCodeAt(0));
}

function hex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], (byte) => Number.parseInt(byte, 16));
}

/** A local file header of a zip, and the entry's bytes behind it. */
function zipped(name: string, content = ""): Uint8Array<ArrayBuffer> {
  const length = String.fromCharCode(name.length, 0);
  return bytes(`PK\u0003\u0004${"\u0000".repeat(22)}${length}\u0000\u0000${name}${content}`);
}

const exifTurned = "ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000";
const frameHeader = "ffc0 000b 08 0002 0003 01 01 11 00";

export const files = {
  /** 3 × 2, and whole. */
  png: hex(
    "89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d000000104944415478da63e08e8f822006380b002c2a0499573b330d0000000049454e44ae426082",
  ),
  jpeg: hex(`ffd8 ffe0 0004 0000 ${frameHeader}`),
  /** It lies on its side: 3 × 2 as stored. */
  turnedJpeg: hex(`ffd8 ${exifTurned} ${frameHeader}`),
  gif: bytes("GIF89a\u0003\u0000\u0002\u0000\u0080\u0000\u0000"),
  webp: hex("52494646 1a000000 57454250 56503858 0a000000 10000000 020000 010000 00"),
  pdf: bytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF"),
  text: bytes("one,two\n1,2\n"),
  zip: zipped("readme.txt", "hello"),
  docx: zipped("[Content_Types].xml", "<Types/>"),
  odt: zipped("mimetype", "application/vnd.oasis.opendocument.text"),
  ole: hex("d0cf11e0a1b11ae1 0000"),
  mp4: bytes("\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000"),
} as const;
