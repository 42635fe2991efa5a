// REST for files: what comes up beside the bytes themselves. Answers are in `files.ts`.
import * as v from "valibot";
import { ClientFrameId, SiteKey, StartKey } from "./ids.ts";
import { limits } from "./limits.ts";

export const FileId = v.pipe(v.string(), v.regex(/^file_[0-9a-z]{20}$/, "is not a file_ id"));

/** The name as the browser said it; a safe one is made of it. Longer than any system allows is not looked at. */
const FileName = v.pipe(v.string(), v.maxLength(limits.fileNameRawChars));

/**
 * POST /visitor/files (Bearer), POST /agent/chats/:id/files; the body is the file. `cid` of a client of its own for each
 * file: a repeated upload is the same message.
 */
export const UploadQuery = v.object({ cid: ClientFrameId, name: FileName });

/** POST /visitor/files/links, POST /agent/chats/:id/files/links */
export const WantedFiles = v.object({
  ids: v.pipe(v.array(FileId), v.nonEmpty(), v.maxLength(limits.filesMax)),
});

/** POST /visitor/drafts/files; the body is the file. */
export const DraftQuery = v.object({ site: SiteKey, startKey: StartKey, name: FileName });
