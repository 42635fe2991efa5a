// The keys of the page, in one list.
import { useDesk } from "./desk-context.ts";
import { Dialog } from "./dialog.tsx";
import { commandKey } from "./overlays.tsx";
import { setSingleKeys, singleKeys } from "./preferences.ts";
import { t } from "./words.ts";

export function Shortcuts({ onClose }: { onClose: () => void }) {
  const { sendOnEnter } = useDesk().preferences.value;
  const keys: [string, string][] = [
    [`${commandKey} K`, t("shortcuts.palette")],
    ...(singleKeys.value ? [["?", t("shortcuts.list")] as [string, string]] : []),
    [sendOnEnter ? "Enter" : "Shift Enter", t("shortcuts.send")],
    [sendOnEnter ? "Shift Enter" : "Enter", t("shortcuts.break")],
    ["# /", t("shortcuts.canned")],
    ["↑ ↓", t("shortcuts.move")],
    ["Tab", t("shortcuts.insert")],
    ["Esc", t("shortcuts.close")],
    ["← →", t("shortcuts.tabs")],
    ["Delete", t("shortcuts.closeTab")],
  ];
  return (
    <Dialog title={t("shortcuts.title")} onClose={onClose}>
      <dl class="shortcuts">
        {keys.map(([key, what]) => (
          <div key={key + what}>
            <dt>
              {key.split(" ").map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input
          type="checkbox"
          checked={singleKeys.value}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        <span class="choice-name">
          {t("shortcuts.single")}
          <span class="hint">{t("shortcuts.singleHint", { keys: `${commandKey} K` })}</span>
        </span>
      </label>
      <div class="row dialog-actions">
        <button type="button" class="primary" onClick={onClose}>
          {t("chats.closeHere")}
        </button>
      </div>
    </Dialog>
  );
}
