// The name of a view, and what can be done with the whole of it.
import { useState } from "preact/hooks";
import type { CustomView } from "../../../protocol/view-api.ts";
import { Menu, MenuCheck, MenuItem } from "../../shared/menu.tsx";
import { Icon } from "../icons.tsx";
import { go } from "../navigation.ts";
import { refusalText } from "../words.ts";
import { useViews } from "./use-views.ts";
import { ViewExport } from "./view-export.tsx";
import { t } from "./words.ts";

interface ViewHeadProps {
  view: string;
  custom: CustomView | null;
  name: string;
}

export function ViewHead({ view, custom, name }: ViewHeadProps) {
  const { defaultView, setDefault, remove } = useViews();
  const [problem, setProblem] = useState("");
  const isFirst = (defaultView.value ?? "all") === view;

  async function choose(isChosen: boolean): Promise<void> {
    const refused = await setDefault(isChosen && view !== "all" ? view : null);
    setProblem(refused ? refusalText(refused.code) : "");
  }

  async function removeIt(gone: CustomView): Promise<void> {
    const refused = await remove(gone);
    if (refused) setProblem(refusalText(refused.code));
    else go({ page: "tickets", view: null });
  }

  return (
    <>
      <div class="view-head">
        <h1 id="view-title" dir="auto">
          {name}
        </h1>
        {custom?.shared ? (
          <span class="tag" title={t("views.sharedBy", { name: custom.owner.name })}>
            {t("views.isShared")}
          </span>
        ) : null}
        <div class="view-actions">
          <ViewExport key={view} view={view} name={name} />
          <Menu
            label={t("views.menu", { name })}
            buttonClass="quiet icon-only"
            menuClass="at-end"
            face={<Icon name="more" />}
          >
            {(close) => {
              const item = (label: string, act: () => void) => (
                <MenuItem
                  onChoose={() => {
                    close();
                    act();
                  }}
                >
                  {label}
                </MenuItem>
              );
              const open = (place: string, from: string | null) => () => go({ page: "view", place, from });
              return (
                <>
                  {isFirst && view === "all" ? null : (
                    <MenuCheck
                      label={t("views.openFirst")}
                      checked={isFirst}
                      onChange={(chosen) => void choose(chosen)}
                    />
                  )}
                  {custom?.mayEdit ? item(t("views.edit"), open(custom.id, null)) : null}
                  {item(t("views.copy"), open("new", view))}
                  {custom?.mayEdit ? item(t("views.delete"), () => void removeIt(custom)) : null}
                </>
              );
            }}
          </Menu>
        </div>
      </div>
      <p class="field-error" role="alert">
        {problem}
      </p>
    </>
  );
}
