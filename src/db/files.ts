// The bytes of files, in R2: each under its chat's id and its own, so that a chat's files are erased by what they begin with.

/** The object of one file. */
export function fileKey(chatId: string, fileId: string): string {
  return `${chatId}/${fileId}`;
}

/** Erases every file of a chat, or of a ticket that a form made. Erased already is fine; a failure is thrown, to try again. */
export async function eraseFiles(bucket: R2Bucket, chatId: string): Promise<void> {
  for (;;) {
    const { objects, truncated } = await bucket.list({ prefix: fileKey(chatId, "") });
    if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
    if (!truncated) return;
  }
}
