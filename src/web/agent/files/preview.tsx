// A picture of a chat, large, over the page. It stands outside of the log, which would else read it out as a new line.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FileRef } from "../../../protocol/files.ts";
import { sizeText } from "../../shared/files/file-text.ts";
import { Dialog } from "../dialog.tsx";
import { Icon } from "../icons.tsx";
import { timeLocale } from "../preferences.ts";
import { addressOf, download } from "./addresses.ts";
import { t } from "./words.ts";

interface PreviewProps {
  file: FileRef;
  chatId: string;
}

export function openPreview(props: PreviewProps): void {
  const place = document.createElement("div");
  document.body.append(place);
  function close(): void {
    render(null, place);
    place.remove();
  }
  render(<Preview {...props} onClose={close} />, place);
}

function Preview({ file, chatId, onClose }: PreviewProps & { onClose: () => void }) {
  const [address, setAddress] = useState<string | null>("");
  useEffect(() => {
    void addressOf(chatId, file.id).then(setAddress);
  }, []);
  return (
    <Dialog title={file.name} class="preview" onClose={onClose}>
      <div class="preview-picture">
        {address === null ? (
          <p role="alert">{t("files.gone")}</p>
        ) : address === "" ? null : (
          <img
            src={`${address}?inline=1`}
            alt={file.name}
            width={file.width}
            height={file.height}
            onError={() => setAddress(null)}
          />
        )}
      </div>
      <div class="row dialog-actions">
        <span class="hint">{sizeText(file.bytes, timeLocale.value)}</span>
        <button
          type="button"
          class="quiet"
          onClick={() =>
            void download(chatId, file).then((found) => {
              if (!found) setAddress(null);
            })
          }
        >
          <Icon name="download" />
          {t("files.download")}
        </button>
        <button type="button" class="primary" onClick={onClose}>
          {t("files.close")}
        </button>
      </div>
    </Dialog>
  );
}
