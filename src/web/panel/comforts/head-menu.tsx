// What else a visitor may want of a chat, behind a button in its head: to keep it, and whether it sounds.
import { useEffect, useState } from "preact/hooks";
import type { ChatView } from "../../../protocol/chat-view.ts";
import type { ChatClient } from "../../shared/chat-client.ts";
import { Menu, MenuCheck, MenuItem } from "../../shared/menu.tsx";
import type { Visit } from "../visit.ts";
import { refusalText } from "../words.ts";
import { callVisitor, isSoundOn, playHere, setSound } from "./calling.ts";
import { fitToScreen } from "./fitting.ts";
import { MoreIcon } from "./icons.tsx";
import { t } from "./words.ts";

type Saving = { state: "none" | "busy" | "saved" } | { state: "failed"; code: string | number };

interface Props {
  visit: Visit;
  client: ChatClient;
  view: ChatView;
}

export function HeadMenu({ visit, client, view }: Props) {
  const [sound, setSoundShown] = useState(() => isSoundOn(visit));
  const [saving, setSaving] = useState<Saving>({ state: "none" });
  useEffect(() => callVisitor(visit, client), [visit, client]);
  useEffect(() => fitToScreen(document.getElementById("panel")), []);
  useEffect(() => {
    if (saving.state !== "saved") return;
    const timer = setTimeout(() => setSaving({ state: "none" }), toldMs);
    return () => clearTimeout(timer);
  }, [saving]);

  async function save(kind: "text" | "html"): Promise<void> {
    if (saving.state === "busy") return;
    setSaving({ state: "busy" });
    try {
      const { saveTranscript } = await import("./transcript-file.ts");
      const code = await saveTranscript(kind, visit, client, view);
      setSaving(code === null ? { state: "saved" } : { state: "failed", code });
    } catch {
      setSaving({ state: "failed", code: "network" });
    }
  }

  return (
    <>
      <Menu
        label={t("menu.label")}
        face={<MoreIcon />}
        buttonClass="head-button icon-button"
        menuClass="head-menu"
      >
        {(close) => (
          <>
            {(["text", "html"] as const).map((kind) => (
              <MenuItem
                key={kind}
                onChoose={() => {
                  close();
                  void save(kind);
                }}
              >
                {t(`menu.${kind}`)}
              </MenuItem>
            ))}
            <MenuCheck
              label={t("menu.sound")}
              checked={sound}
              onChange={(on) => {
                setSound(visit, on);
                setSoundShown(on);
                if (on) playHere();
              }}
            />
          </>
        )}
      </Menu>
      <div class="saving" role="status">
        {saving.state === "none" || saving.state === "failed" ? null : (
          <p>{t(saving.state === "busy" ? "transcript.preparing" : "transcript.saved")}</p>
        )}
      </div>
      {saving.state === "failed" ? (
        <div class="saving">
          <p class="problem" role="alert">
            {t("transcript.failed")} {refusalText(saving.code)}{" "}
            <button type="button" class="link" onClick={() => setSaving({ state: "none" })}>
              {t("transcript.dismiss")}
            </button>
          </p>
        </div>
      ) : null}
    </>
  );
}

/** A word that says all is well goes by itself. */
const toldMs = 4_000;
