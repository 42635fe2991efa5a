// The account's menu behind the photo: status, language, theme, the own photo, sign out. Each is saved the moment it is chosen.
import { useState } from "preact/hooks";
import { type Locale, locales } from "../shared/i18n.ts";
import { Menu, MenuCheck, MenuChoice, MenuItem } from "../shared/menu.tsx";
import { askToNotify, mayNotify } from "./attention.ts";
import { Avatar } from "./avatar.tsx";
import { useDesk } from "./desk-context.ts";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icons.tsx";
import { lazily } from "./lazily.tsx";
import { locale, localeNames, setLocale, setTheme, theme, themes } from "./preferences.ts";
import { signOut } from "./session.ts";
import { playHere } from "./sounds.ts";
import { t } from "./words.ts";

const PhotoForm = lazily(async () => (await import("./photo/photo-form.tsx")).openPhotoForm());

export function AccountMenu() {
  const { me, status, photo, hasChannel, setStatus } = useDesk();
  const [failed, setFailed] = useState(false);
  const [photoOpen, setPhotoOpen] = useState(false);
  const online = status.value === "online";

  async function choose(next: "online" | "offline"): Promise<void> {
    setFailed(false);
    setFailed((await setStatus(next)) !== null);
  }

  return (
    <div class="account">
      {hasChannel ? (
        <span class={`status-word ${online ? "on" : "off"}`} role="status">
          {t(online ? "account.online" : "account.offline")}
        </span>
      ) : null}
      <Menu
        label={t("account.menu", { name: me.name })}
        buttonClass="account-button"
        menuClass="at-end"
        face={
          <>
            <Avatar name={me.name} photo={photo.value} online={hasChannel ? online : undefined} />
            <Icon name="chevron" />
          </>
        }
      >
        {(close) => (
          <>
            <div class="menu-person" role="presentation">
              <strong>{me.name}</strong>
              <span>{me.email}</span>
            </div>
            {hasChannel ? (
              <MenuChoice
                label={t("account.status")}
                chosen={status.value}
                onChoose={(next) => void choose(next)}
                choices={[
                  { value: "online", label: t("account.online"), mark: <span class="dot on" /> },
                  { value: "offline", label: t("account.offline"), mark: <span class="dot off" /> },
                ]}
              />
            ) : null}
            {failed ? (
              <p class="menu-problem" role="alert">
                {t("account.statusFailed")}
              </p>
            ) : null}
            <Calling onFail={setFailed} />
            <MenuChoice<Locale>
              label={t("account.language")}
              chosen={locale.value}
              onChoose={setLocale}
              choices={locales.map((value) => ({ value, label: localeNames[value] }))}
            />
            <MenuChoice
              label={t("account.theme")}
              chosen={theme.value}
              onChoose={setTheme}
              choices={themes.map((value) => ({ value, label: t(`account.${value}`) }))}
            />
            <MenuItem
              onChoose={() => {
                close();
                setPhotoOpen(true);
              }}
            >
              {t("account.photo")}
            </MenuItem>
            <MenuItem onChoose={() => void signOut()}>{t("account.signOut")}</MenuItem>
          </>
        )}
      </Menu>
      {photoOpen ? (
        <Dialog title={t("account.photo")} onClose={() => setPhotoOpen(false)}>
          <PhotoForm onClose={() => setPhotoOpen(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}

/** How the page calls, and what Enter does. Saved with the account, at once. */
function Calling({ onFail }: { onFail: (failed: boolean) => void }) {
  const { preferences, setPreferences, hasChannel } = useDesk();
  const { ringtone, sendOnEnter } = preferences.value;
  async function set(wish: Parameters<typeof setPreferences>[0]): Promise<void> {
    onFail(false);
    onFail((await setPreferences(wish)) !== null);
  }
  return (
    <div class="menu-group" role="presentation">
      {hasChannel ? (
        <>
          <MenuCheck
            label={t("account.ringtone")}
            checked={ringtone}
            onChange={(next) => void set({ ringtone: next })}
          />
          <MenuItem onChoose={() => playHere("new")}>{t("account.testSound")}</MenuItem>
          {mayNotify.value === "default" ? (
            <MenuItem onChoose={() => void askToNotify()}>{t("account.notify")}</MenuItem>
          ) : (
            <p class="menu-hint">{t(`account.notify.${mayNotify.value}`)}</p>
          )}
        </>
      ) : null}
      <MenuCheck
        label={t("account.sendOnEnter")}
        checked={sendOnEnter}
        onChange={(next) => void set({ sendOnEnter: next })}
      />
    </div>
  );
}
