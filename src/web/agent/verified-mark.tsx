// Whether the website vouches for who the visitor is: clearly where it does, quietly where it does not.
import { Icon } from "./icons.tsx";
import { t } from "./words.ts";

export function VerifiedMark({ isVerified }: { isVerified: boolean }) {
  if (!isVerified)
    return (
      <span class="unverified" title={t("visitor.unverifiedHint")}>
        {t("visitor.unverified")}
      </span>
    );
  return (
    <span class="tag verified" title={t("visitor.verifiedHint")}>
      <Icon name="verified" />
      {t("visitor.verified")}
    </span>
  );
}
