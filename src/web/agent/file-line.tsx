// The file of a message: its place, which is as large before the file is there as after, so that nothing jumps. What stands
// in it is fetched with the first file that is seen.
import { type FileRef, isDrawn } from "../../protocol/files.ts";
import { lazily } from "../shared/lazily.tsx";
import { t } from "./words.ts";

const ShownFile = lazily(async () => (await import("./files/shown-file.tsx")).openShownFile(), Fetching);

/** A picture is seen in this frame, pixels. */
const frame = { width: 280, height: 210 };
const leastPx = 64;

export function FileLine({ file, chatId }: { file: FileRef; chatId: string }) {
  return (
    <div class="file-place" style={isDrawn(file) ? placeOf(file) : undefined}>
      <ShownFile file={file} chatId={chatId} />
    </div>
  );
}

function placeOf({ width = 1, height = 1 }: FileRef) {
  const scale = Math.min(1, frame.width / width, frame.height / height);
  return {
    inlineSize: `${Math.max(leastPx, width * scale)}px`,
    blockSize: `${Math.max(leastPx, height * scale)}px`,
  };
}

function Fetching({ failed, again }: { failed: boolean; again(): void }) {
  return failed ? (
    <button type="button" class="link" onClick={again}>
      {t("page.retry")}
    </button>
  ) : null;
}
