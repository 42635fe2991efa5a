// A file in the conversation: a picture made of pixels as a small one, all else as a card from which it is downloaded.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FileRef } from "../../../protocol/files.ts";
import type { FileAddresses } from "../../shared/files/file-addresses.ts";
import { endingOf, sizeText } from "../../shared/files/file-text.ts";
import { Icon } from "../icons.tsx";
import type { Visit } from "../visit.ts";
import { locale } from "../words.ts";
import { download, filesOf, thumbnailSize } from "./chat-files.ts";
import { openPicture } from "./picture-view.tsx";
import { t } from "./words.ts";

/** So near to the end is at the end, see `Conversation`. */
const endPx = 48;

interface Props {
  file: FileRef;
  visit: Visit;
  chatId: string;
}

export function FileBubble({ file, visit, chatId }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { addresses } = filesOf(visit, chatId);
  const size = thumbnailSize(file);

  // It comes after its line: who read the newest line reads it still.
  useLayoutEffect(() => {
    const log = place.current?.closest(".log");
    if (!log || !place.current) return;
    const below = log.scrollHeight - log.scrollTop - log.clientHeight;
    if (below - place.current.offsetHeight < endPx) log.scrollTop = log.scrollHeight;
  }, []);

  return (
    <div class="file" ref={place}>
      {size ? (
        <Thumbnail file={file} addresses={addresses} size={size} />
      ) : (
        <FileCard file={file} addresses={addresses} />
      )}
    </div>
  );
}

interface Shown {
  file: FileRef;
  addresses: FileAddresses;
}

function Thumbnail({ file, addresses, size }: Shown & { size: { width: number; height: number } }) {
  /** Empty: it is asked for. */
  const [address, setAddress] = useState<string | null>("");
  useEffect(() => {
    let isWanted = true;
    void addresses.of(file.id).then((found) => {
      if (isWanted) setAddress(found);
    });
    return () => {
      isWanted = false;
    };
  }, [addresses, file.id]);
  return (
    <button
      type="button"
      class="thumbnail"
      style={{ inlineSize: `${size.width}px`, aspectRatio: `${size.width} / ${size.height}` }}
      aria-label={t("file.view", { name: file.name })}
      title={file.name}
      onClick={() => openPicture(file, addresses)}
    >
      {address === null ? (
        <span class="small">{t("file.unseen")}</span>
      ) : address === "" ? null : (
        <img src={`${address}?inline=1`} alt="" loading="lazy" onError={() => setAddress(null)} />
      )}
    </button>
  );
}

function FileCard({ file, addresses }: Shown) {
  const [gone, setGone] = useState(false);
  const size = sizeText(file.bytes, locale.value);
  return (
    <>
      <button
        type="button"
        class="file-card"
        onClick={() => void download(addresses, file).then((found) => setGone(!found))}
      >
        <span class="file-ending" aria-hidden="true">
          {endingOf(file.name)}
        </span>
        <span class="file-words">
          <span class="visually-hidden">{t("file.save")} </span>
          <span class="file-name" dir="auto">
            {file.name}
          </span>{" "}
          <span class="small">{size}</span>
        </span>
        <Icon path="M10 3.5v9M6 9l4 4 4-4M4 16.5h12" />
      </button>
      <p class="refusal" role="status">
        {gone ? t("file.gone") : null}
      </p>
    </>
  );
}
