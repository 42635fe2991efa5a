// Agents' photos: small square pictures under addresses that cannot be guessed, each of which shows one picture for ever.

export const photoTypes = ["image/jpeg", "image/png", "image/webp"] as const;
export type PhotoType = (typeof photoTypes)[number];

/** Somebody who serves a chat, as it knows them since they came. */
export interface Person {
  name: string;
  /** Path of the photo, which may be gone since; absent: none. */
  photo?: string | undefined;
}

/** PUT /agent/photo, body: the picture → OwnPhoto. DELETE /agent/photo → 204. */
export interface OwnPhoto {
  photo: string;
}

export function photoPath(key: string): string {
  return `/photos/${key}`;
}
