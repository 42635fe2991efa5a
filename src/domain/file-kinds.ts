// What a file's first bytes prove it to be. Some beginnings are shared (a document is a zip, too): then all that it may be
// are named, and the name's ending chooses among them. What nothing here knows may still be text.
import type { FileType } from "../protocol/site-settings.ts";

export interface FileKind {
  /** MIME type that the file is served with. */
  type: string;
  /** By which a site allows it. */
  group: FileType;
  /** Endings that are true for it; the first is given to a name without one. */
  endings: readonly [string, ...string[]];
}

function kind(group: FileType, type: string, ...endings: [string, ...string[]]): FileKind {
  return { group, type, endings };
}

const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

const png = kind("image", "image/png", "png");
const jpeg = kind("image", "image/jpeg", "jpg", "jpeg", "jfif");
const gif = kind("image", "image/gif", "gif");
const webp = kind("image", "image/webp", "webp");
const avif = kind("image", "image/avif", "avif");
const heic = kind("image", "image/heic", "heic", "heif");
const pdf = kind("pdf", "application/pdf", "pdf");
const docx = kind("office", `${office}.wordprocessingml.document`, "docx");
const xlsx = kind("office", `${office}.spreadsheetml.sheet`, "xlsx");
const pptx = kind("office", `${office}.presentationml.presentation`, "pptx");
const odt = kind("office", `${openDocument}.text`, "odt");
const ods = kind("office", `${openDocument}.spreadsheet`, "ods");
const odp = kind("office", `${openDocument}.presentation`, "odp");
const doc = kind("office", "application/msword", "doc");
const xls = kind("office", "application/vnd.ms-excel", "xls");
const ppt = kind("office", "application/vnd.ms-powerpoint", "ppt");
const zip = kind("archive", "application/zip", "zip");
const gzip = kind("archive", "application/gzip", "gz", "tgz");
const sevenZip = kind("archive", "application/x-7z-compressed", "7z");
const rar = kind("archive", "application/vnd.rar", "rar");
const mp3 = kind("audio", "audio/mpeg", "mp3");
const aac = kind("audio", "audio/aac", "aac");
const m4a = kind("audio", "audio/mp4", "m4a");
const wav = kind("audio", "audio/wav", "wav");
const flac = kind("audio", "audio/flac", "flac");
const oggAudio = kind("audio", "audio/ogg", "ogg", "oga", "opus");
const webmAudio = kind("audio", "audio/webm", "weba");
const mp4 = kind("video", "video/mp4", "mp4", "m4v");
const mov = kind("video", "video/quicktime", "mov");
const threeGp = kind("video", "video/3gpp", "3gp");
const webm = kind("video", "video/webm", "webm");
const mkv = kind("video", "video/x-matroska", "mkv");
const avi = kind("video", "video/x-msvideo", "avi");
const oggVideo = kind("video", "video/ogg", "ogv");
const plain = kind(
  "text",
  "text/plain",
  "txt",
  "text",
  "log",
  "md",
  "ini",
  "conf",
  "json",
  "yaml",
  "yml",
  "srt",
);
const csv = kind("text", "text/csv", "csv");
const tsv = kind("text", "text/tab-separated-values", "tsv");

const texts: readonly FileKind[] = [plain, csv, tsv];
const zips: readonly FileKind[] = [zip];
const documents: readonly FileKind[] = [docx, xlsx, pptx];
const openDocuments: readonly FileKind[] = [odt, ods, odp];

const everyKind: readonly FileKind[] = [
  ...[png, jpeg, gif, webp, avif, heic, pdf, ...documents, ...openDocuments, doc, xls, ppt, zip, gzip],
  ...[sevenZip, rar, mp3, aac, m4a, wav, flac, oggAudio, webmAudio, mp4, mov, threeGp, webm, mkv, avi],
  ...[oggVideo, ...texts],
];

/** By the first bytes alone: `00 ff` in hexadecimal, `??` for any. */
const signatures: readonly (readonly [bytes: string, kinds: readonly FileKind[]])[] = [
  ["89 50 4e 47 0d 0a 1a 0a", [png]],
  ["ff d8 ff", [jpeg]],
  ["47 49 46 38 37 61", [gif]],
  ["47 49 46 38 39 61", [gif]],
  ["52 49 46 46 ?? ?? ?? ?? 57 45 42 50", [webp]],
  ["52 49 46 46 ?? ?? ?? ?? 57 41 56 45", [wav]],
  ["52 49 46 46 ?? ?? ?? ?? 41 56 49 20", [avi]],
  ["25 50 44 46 2d", [pdf]],
  ["d0 cf 11 e0 a1 b1 1a e1", [doc, xls, ppt]],
  ["50 4b 05 06", zips],
  ["1f 8b 08", [gzip]],
  ["37 7a bc af 27 1c", [sevenZip]],
  ["52 61 72 21 1a 07", [rar]],
  ["49 44 33", [mp3]],
  ["66 4c 61 43", [flac]],
  ["4f 67 67 53", [oggAudio, oggVideo]],
  ["1a 45 df a3", [webm, webmAudio, mkv]],
];

/** ISO base media (`ftyp`): what its major brand says. */
const brands: Readonly<Record<string, readonly FileKind[]>> = {
  avif: [avif],
  avis: [avif],
  heic: [heic],
  heix: [heic],
  mif1: [heic, avif],
  msf1: [heic, avif],
  "M4A ": [m4a],
  "M4V ": [mp4],
  "qt  ": [mov],
};
const otherBrands = /^(isom|iso[2-9a-f]|mp4[0-9]|avc1|dash|mmp4|MSNV)$/;

/** What the beginning proves, likeliest first; empty: nothing that is taken. A few hundred bytes are enough. */
export function kindsOf(head: Uint8Array): readonly FileKind[] {
  const known = signatures.find(([bytes]) => begins(head, bytes));
  if (known) return known[1];
  if (begins(head, "50 4b 03 04")) return zipKinds(head);
  if (latin(head, 4, 4) === "ftyp") return mediaKinds(latin(head, 8, 4));
  // MPEG audio without a tag: the sync word, then layer III, or AAC.
  const [first = 0, second = 0] = head;
  if (first === 0xff && (second & 0xe6) === 0xe2) return [mp3];
  if (first === 0xff && (second & 0xf6) === 0xf0) return [aac];
  return looksLikeText(head) ? texts : [];
}

/** Whether some kind bears that ending. */
export function isKnownEnding(ending: string): boolean {
  return everyKind.some(({ endings }) => endings.includes(ending));
}

/** Endings and types, for the browser's own choice of files. */
export function kindsIn(groups: readonly FileType[]): readonly FileKind[] {
  return everyKind.filter(({ group }) => groups.includes(group));
}

function begins(head: Uint8Array, bytes: string): boolean {
  return bytes.split(" ").every((byte, at) => byte === "??" || head[at] === Number.parseInt(byte, 16));
}

/** A zip's first entry tells documents from other archives. */
function zipKinds(head: Uint8Array): readonly FileKind[] {
  const nameLength = (head[26] ?? 0) + (head[27] ?? 0) * 256;
  const extraLength = (head[28] ?? 0) + (head[29] ?? 0) * 256;
  const name = latin(head, 30, Math.min(nameLength, 200));
  if (name === "mimetype") {
    const start = 30 + nameLength + extraLength;
    const found = openDocuments.filter(({ type }) => latin(head, start, type.length) === type);
    return found.length > 0 ? found : zips;
  }
  const isDocument = /^(\[Content_Types\]\.xml$|(_rels|docProps|customXml|word|xl|ppt)\/)/.test(name);
  return isDocument ? [zip, ...documents] : zips;
}

function mediaKinds(brand: string): readonly FileKind[] {
  if (Object.hasOwn(brands, brand)) return brands[brand] ?? [];
  if (/^3g[p2]/.test(brand)) return [threeGp];
  return otherBrands.test(brand) ? [mp4, m4a, mov] : [];
}

/** No byte that text has no use for. Whether it is UTF-8 to the end, who reads the whole will see. */
function looksLikeText(head: Uint8Array): boolean {
  return head.every(
    (byte) => (byte >= 0x20 && byte !== 0x7f) || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b,
  );
}

function latin(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
