// What a ticket's contact is called: feedback may come without a name.
import { t } from "../words.ts";

export function contactName({ name, email }: { name: string; email: string | null }): string {
  return name || email || t("chat.visitor");
}
