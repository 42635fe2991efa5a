// The step before a screenshot is sent: boxes that point out or cover, by pointer or by keyboard, and a way back.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { keepEscape } from "../../keep-escape.ts";
import { type Box, boxBetween, isSlip, middleBox, moved, type Point, resized } from "./boxes.ts";
import { pictureOf } from "./burning.ts";
import { t } from "./words.ts";

interface Props {
  shot: HTMLCanvasElement;
  maxBytes: number;
  /** Null: cancelled. */
  done(picture: File | null): void;
}

const step = 0.02;
const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

export function ScreenshotEditor({ shot, maxBytes, done }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLElement>(null);
  const [kind, setKind] = useState<Box["kind"]>("mark");
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [before, setBefore] = useState<readonly (readonly Box[])[]>([]);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const [large, setLarge] = useState(false);
  const [failed, setFailed] = useState(false);
  const from = useRef<Point | null>(null);
  /** The box that was just added by keyboard takes the focus. */
  const fresh = useRef(false);

  useEffect(() => {
    shot.setAttribute("aria-hidden", "true");
    area.current?.prepend(shot);
    dialog.current?.showModal();
  }, [shot]);

  useLayoutEffect(() => {
    if (!fresh.current) return;
    fresh.current = false;
    area.current?.querySelector<HTMLElement>(".shot-box:last-of-type")?.focus();
  }, [boxes]);

  function change(next: readonly Box[]): void {
    setBefore([...before, boxes]);
    setBoxes(next);
  }

  function undo(): void {
    const last = before.at(-1);
    if (!last) return;
    setBoxes(last);
    setBefore(before.slice(0, -1));
  }

  function pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = shot.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    area.current?.setPointerCapture(event.pointerId);
    from.current = pointOf(event);
  }

  function onPointerMove(event: PointerEvent): void {
    if (from.current) setDrawn(boxBetween(kind, from.current, pointOf(event)));
  }

  function onPointerUp(event: PointerEvent): void {
    if (!from.current) return;
    const box = boxBetween(kind, from.current, pointOf(event));
    from.current = null;
    setDrawn(null);
    if (!isSlip(box)) change([...boxes, box]);
  }

  function onKey(event: KeyboardEvent, at: number): void {
    const by = arrows[event.key];
    if (by)
      change(boxes.map((box, i) => (i !== at ? box : event.shiftKey ? resized(box, by) : moved(box, by))));
    else if (event.key === "Delete" || event.key === "Backspace") {
      change(boxes.filter((_, i) => i !== at));
      dialog.current?.querySelector<HTMLElement>(".shot-add")?.focus();
    } else return;
    event.preventDefault();
  }

  async function send(): Promise<void> {
    try {
      done(await pictureOf(shot, boxes, maxBytes));
    } catch {
      setFailed(true);
    }
  }

  return (
    <dialog
      ref={dialog}
      class="shot"
      aria-labelledby="shot-title"
      onKeyDown={keepEscape}
      onClose={() => done(null)}
    >
      <h2 id="shot-title">{t("shot.title")}</h2>
      <p class="small">{t("shot.help")}</p>
      <div class="shot-tools">
        <fieldset>
          <legend class="visually-hidden">{t("shot.tools")}</legend>
          {(["mark", "hide"] as const).map((one) => (
            <button
              key={one}
              type="button"
              class={`shot-kind ${one}`}
              aria-pressed={kind === one}
              onClick={() => setKind(one)}
            >
              {t(`shot.${one}`)}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="quiet shot-add"
          onClick={() => {
            fresh.current = true;
            change([...boxes, middleBox(kind)]);
          }}
        >
          {t("shot.add")}
        </button>
        <button type="button" class="quiet" disabled={before.length === 0} onClick={undo}>
          {t("shot.undo")}
        </button>
        <button type="button" class="quiet" aria-pressed={large} onClick={() => setLarge(!large)}>
          {t("shot.zoom")}
        </button>
      </div>
      <div class="shot-view">
        <section
          ref={area}
          class={large ? "shot-area large" : "shot-area"}
          aria-label={t("shot.picture")}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={() => {
            from.current = null;
            setDrawn(null);
          }}
        >
          {boxes.map((box, at) => (
            <button
              key={at}
              type="button"
              class={`shot-box ${box.kind}`}
              style={placeOf(box)}
              aria-label={t(`shot.box.${box.kind}`, { number: at + 1 })}
              aria-describedby="shot-keys"
              onKeyDown={(event) => onKey(event, at)}
            />
          ))}
          {drawn ? <span class={`shot-box ${drawn.kind}`} style={placeOf(drawn)} /> : null}
        </section>
      </div>
      <p id="shot-keys" hidden>
        {t("shot.box.keys")}
      </p>
      {failed ? (
        <p class="problem" role="alert">
          {t("shot.failed")}
        </p>
      ) : null}
      <div class="dialog-buttons">
        <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
          {t("shot.cancel")}
        </button>
        <button type="button" class="primary" onClick={() => void send()}>
          {t("shot.send")}
        </button>
      </div>
    </dialog>
  );
}

function placeOf({ x, y, width, height }: Box) {
  const part = (fraction: number) => `${fraction * 100}%`;
  return { left: part(x), top: part(y), width: part(width), height: part(height) };
}
