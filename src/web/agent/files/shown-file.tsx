// A file in a chat: a picture made of pixels as a small one, all else as a card from which it is downloaded. Nothing that
// somebody sent is opened in this page.
import { useEffect, useState } from "preact/hooks";
import { type FileRef, isDrawn } from "../../../protocol/files.ts";
import { endingOf, sizeText } from "../../shared/files/file-text.ts";
import { wear } from "../../shared/wear.ts";
import { Icon } from "../icons.tsx";
import { timeLocale } from "../preferences.ts";
import css from "../styles/files.css?late";
import { addressOf, download } from "./addresses.ts";
import { openPreview } from "./preview.tsx";
import { beginFilesWords, t } from "./words.ts";

wear(css);

export interface ShownFileProps {
  file: FileRef;
  chatId: string;
}

export async function openShownFile() {
  await beginFilesWords();
  return ShownFile;
}

function ShownFile(props: ShownFileProps) {
  return isDrawn(props.file) ? <Thumbnail {...props} /> : <FileCard {...props} />;
}

function Thumbnail({ file, chatId }: ShownFileProps) {
  const [address, setAddress] = useState<string | null>("");
  useEffect(() => {
    let isWanted = true;
    void addressOf(chatId, file.id).then((found) => {
      if (isWanted) setAddress(found);
    });
    return () => {
      isWanted = false;
    };
  }, [chatId, file.id]);
  return (
    <button
      type="button"
      class="thumbnail"
      aria-label={t("files.open", { name: file.name })}
      title={file.name}
      onClick={() => openPreview({ file, chatId })}
    >
      {address === null ? (
        <span class="unseen">{t("files.unseen")}</span>
      ) : address === "" ? null : (
        <img src={`${address}?inline=1`} alt="" loading="lazy" onError={() => setAddress(null)} />
      )}
    </button>
  );
}

function FileCard({ file, chatId }: ShownFileProps) {
  const [isGone, setGone] = useState(false);
  const size = sizeText(file.bytes, timeLocale.value);
  return (
    <button
      type="button"
      class="file-card"
      onClick={() => void download(chatId, file).then((found) => setGone(!found))}
    >
      <span class="visually-hidden">{t("files.download")}</span>
      <span class="file-ending" aria-hidden="true">
        {endingOf(file.name) || <Icon name="attach" />}
      </span>
      <span class="file-words">
        <span class="file-name" dir="auto">
          {file.name}
        </span>
        <span class="file-size" aria-live="polite">
          {isGone ? t("files.gone") : size}
        </span>
      </span>
      <Icon name="download" />
    </button>
  );
}
