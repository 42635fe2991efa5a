// The two reasons why nothing rings, said where they cannot be missed: the connection is lost, or the agent is offline.
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "./desk-context.ts";
import { Icon } from "./icons.tsx";
import { t } from "./words.ts";

/** A connection that is back sooner than this was not worth a word. */
const patienceMs = 2_500;

export function Banners() {
  const { client, status, setOfflineByIgnoring, hasChannel, setStatus, wake } = useDesk();
  const lost = useLasting(!client.reachable.value, patienceMs);
  const [failed, setFailed] = useState(false);
  const ignored = setOfflineByIgnoring.value;
  const offline = hasChannel && status.value === "offline";

  async function goOnline(): Promise<void> {
    setFailed(false);
    setFailed((await setStatus("online")) !== null);
  }

  return (
    <div class="banners" role="status">
      {lost ? (
        <div class="banner bad">
          <Icon name="alert" />
          <p>
            <strong>{t("desk.lost")}</strong> {t("desk.lostHint")}
          </p>
          <button type="button" class="quiet" onClick={wake}>
            {t("desk.tryNow")}
          </button>
        </div>
      ) : null}
      {offline ? (
        <div class="banner warn">
          <span class="dot off" />
          <p>
            <strong>{t(ignored ? "desk.setOffline" : "desk.offline")}</strong>{" "}
            {t(failed ? "account.statusFailed" : "desk.offlineHint")}
          </p>
          <button type="button" class="quiet" onClick={() => void goOnline()}>
            {t(ignored ? "desk.goOnlineAgain" : "desk.goOnline")}
          </button>
        </div>
      ) : null}
    </div>
  );
}

function useLasting(on: boolean, forMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!on) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), forMs);
    return () => clearTimeout(timer);
  }, [on, forMs]);
  return lasting;
}
