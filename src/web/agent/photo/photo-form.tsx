// An agent's own photo: what it is now, another one as it will look, or none.
import { useEffect, useRef, useState } from "preact/hooks";
import type { OwnPhoto } from "../../../protocol/photos.ts";
import { photoTypes } from "../../../protocol/photos.ts";
import { wear } from "../../shared/wear.ts";
import { Avatar } from "../avatar.tsx";
import { useDesk } from "../desk-context.ts";
import { call } from "../rest.ts";
import css from "../styles/photo.css?late";
import { refusalText } from "../words.ts";
import { pickedMegabytes, squareOf } from "./square-picture.ts";
import { beginPhotoWords, t } from "./words.ts";

wear(css);

export async function openPhotoForm() {
  await beginPhotoWords();
  return PhotoForm;
}

function PhotoForm({ onClose }: { onClose: () => void }) {
  const { me, photo } = useDesk();
  const [chosen, setChosen] = useState<{ blob: Blob; url: string } | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const shown = chosen?.url ?? photo.value;
  useEffect(() => () => URL.revokeObjectURL(chosen?.url ?? ""), [chosen]);

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return;
    const squared = await squareOf(file);
    setProblem(squared.ok ? "" : t(`photo.${squared.why}`, { megabytes: pickedMegabytes }));
    if (squared.ok) setChosen({ blob: squared.photo, url: URL.createObjectURL(squared.photo) });
  }

  async function keep(): Promise<void> {
    setBusy(true);
    setProblem("");
    const answer =
      chosen === null
        ? await call<null>("/photo", { method: "DELETE" })
        : await call<OwnPhoto>("/photo", { method: "PUT", body: chosen.blob });
    setBusy(false);
    if (!answer.ok) return setProblem(refusalText(answer.code));
    photo.value = answer.value?.photo ?? null;
    onClose();
  }

  return (
    <div class="photo-form">
      <div class="photo-now">
        {shown === null ? (
          <Avatar name={me.name} />
        ) : (
          <img src={shown} alt={t(chosen ? "photo.preview" : "photo.now")} width={128} height={128} />
        )}
        <p>{t(shown === null ? "photo.none" : "photo.lead")}</p>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={photoTypes.join()}
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <p class="field-error" role="alert">
        {problem}
      </p>
      <div class="row dialog-actions">
        <button type="button" class="quiet" disabled={busy} onClick={() => input.current?.click()}>
          {t(shown === null ? "photo.choose" : "photo.other")}
        </button>
        {chosen ? (
          <button type="button" class="primary" disabled={busy} onClick={() => void keep()}>
            {t(busy ? "photo.saving" : "photo.save")}
          </button>
        ) : photo.value ? (
          <button type="button" class="quiet" disabled={busy} onClick={() => void keep()}>
            {t("photo.remove")}
          </button>
        ) : null}
      </div>
    </div>
  );
}
