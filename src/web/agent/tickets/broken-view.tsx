// A view that asks for what is no more: which criteria those are, and what can be done.
import type { CriterionFlaw, CustomView } from "../../../protocol/view-api.ts";
import { Icon } from "../icons.tsx";
import { hashOf } from "../route.ts";
import { criterionText, itemAt } from "./criterion-text.ts";
import { t } from "./words.ts";

export function BrokenView({ view }: { view: CustomView }) {
  return (
    <div class="nothing broken-view" role="alert">
      <Icon name="alert" />
      <h2>{t("broken.heading")}</h2>
      <ul>
        {view.flaws.map((flaw) => (
          <li key={flaw.at.join()}>
            <strong dir="auto">{told(view, flaw)}</strong>
            <span>{t(`broken.${flaw.why}`)}</span>
          </li>
        ))}
      </ul>
      {view.mayEdit ? (
        <a class="primary" href={hashOf({ page: "view", place: view.id, from: null })}>
          {t("broken.edit")}
        </a>
      ) : (
        <p>{t("broken.ask", { name: view.owner.name })}</p>
      )}
    </div>
  );
}

function told({ criteria }: CustomView, { at }: CriterionFlaw): string {
  return at.length === 0 ? t("broken.all") : criterionText(itemAt(criteria, at));
}
