// A picture of the chat, as large as the panel lets it be. It stands outside of the log, which would else read it out.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FileRef } from "../../../protocol/files.ts";
import type { FileAddresses } from "../../shared/files/file-addresses.ts";
import { keepEscape } from "../keep-escape.ts";
import { download } from "./chat-files.ts";
import { t } from "./words.ts";

interface Props {
  file: FileRef;
  addresses: FileAddresses;
  closed(): void;
}

export function openPicture(file: FileRef, addresses: FileAddresses): void {
  const place = document.createElement("div");
  document.body.append(place);
  function closed(): void {
    render(null, place);
    place.remove();
  }
  render(<PictureView file={file} addresses={addresses} closed={closed} />, place);
}

function PictureView({ file, addresses, closed }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [address, setAddress] = useState<string | null>("");
  useEffect(() => {
    dialog.current?.showModal();
    void addresses.of(file.id).then(setAddress);
  }, []);
  return (
    <dialog
      ref={dialog}
      class="picture"
      aria-labelledby="picture-name"
      onKeyDown={keepEscape}
      onClose={closed}
    >
      <h2 id="picture-name" class="file-name" dir="auto">
        {file.name}
      </h2>
      {address === null ? (
        <p role="alert">{t("file.gone")}</p>
      ) : (
        <div class="picture-place" style={{ aspectRatio: `${file.width} / ${file.height}` }}>
          {address === "" ? null : (
            <img src={`${address}?inline=1`} alt={file.name} onError={() => setAddress(null)} />
          )}
        </div>
      )}
      <form method="dialog" class="dialog-buttons">
        <button
          type="button"
          class="quiet"
          onClick={() =>
            void download(addresses, file).then((found) => {
              if (!found) setAddress(null);
            })
          }
        >
          {t("file.save")}
        </button>
        <button type="submit" class="primary">
          {t("file.close")}
        </button>
      </form>
    </dialog>
  );
}
