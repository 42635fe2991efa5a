// What a predefined view asks, as criteria, for those who want one that is nearly the same.
import type { PredefinedView } from "../../../protocol/ticket-fields.ts";
import type { Criteria, Criterion, Sort } from "../../../protocol/view-api.ts";

const isOpen: Criterion = { field: "status", is: "not_equal", value: "closed" };
const newestFirst: Sort = { by: "number", descending: true };

export function predefinedCriteria(view: PredefinedView): { criteria: Criteria; sort: Sort } {
  const sort: Sort = view === "overdue" ? { by: "dueAt", descending: false } : newestFirst;
  return { criteria: { join: "and", of: asked(view) }, sort };
}

function asked(view: PredefinedView): Criterion[] {
  switch (view) {
    case "all":
      return [];
    case "my_open":
      return [{ field: "owner", is: "equal", value: "me" }, isOpen];
    case "unassigned_open":
      return [{ field: "owner", is: "empty" }, isOpen];
    case "missed":
      return [{ field: "kind", is: "equal", value: "missed" }];
    case "overdue":
      return [{ field: "dueAt", is: "in_last", days: 3_650 }, isOpen];
    case "last_week":
      // A week of the calendar is no criterion; the nearest is a week back from now.
      return [{ field: "filedAt", is: "in_last", days: 7 }];
    case "closed":
      return [{ field: "status", is: "equal", value: "closed" }];
    default:
      return view satisfies never;
  }
}
