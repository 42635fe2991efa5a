// A file in a chat. Its bytes lie in the store under the chat's id and its own; the log and the ticket keep this alone.
// No schema stands here: browsers need it at run time.

export interface FileRef {
  /** `file_` and 20 random characters: alone it opens nothing, see `FileLinks`. */
  id: string;
  /** As it is shown and saved: no path, nothing that turns the writing round, an ending that is true. */
  name: string;
  /** MIME type, as the first bytes prove it. */
  type: string;
  bytes: number;
  /** Of a picture that may be shown in a page, pixels as it is seen; absent: it is only downloaded. */
  width?: number;
  height?: number;
}

/** POST /visitor/files, POST /agent/chats/:id/files → 201. */
export interface SentFile {
  seq: number;
  file: FileRef;
}

/** POST /visitor/files/links, POST /agent/chats/:id/files/links: an address for each id, good for ten minutes. */
export interface FileLinks {
  links: Record<string, string>;
}

/**
 * POST /visitor/drafts/files → 201: a file for a form that is not sent yet. The form sends the receipt along, which proves
 * that the file was taken for this form.
 */
export interface DraftFile {
  file: FileRef;
  receipt: string;
}

/** What a page may draw by itself: pixels that cannot hold a script. */
const drawnTypes: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp"];
/** More than this is a bomb rather than a picture. */
const mostPixels = 50_000_000;

/** Whether the type may be drawn at all. */
export function isDrawnType(type: string): boolean {
  return drawnTypes.includes(type);
}

/** Whether the file is shown as a picture, by its link with `?inline=1`. All others are only downloaded. */
export function isDrawn({ type, width, height }: FileRef): boolean {
  return isDrawnType(type) && width !== undefined && height !== undefined && width * height <= mostPixels;
}
