// A category that was deleted while a message of it stood in the form: the draft goes on without it, and its name is told.
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../desk-context.ts";

/** The name of the category that was lost, "" where it was never known; null where none was. `drop` takes it out of the draft. */
export function useLostCategory(categoryId: string | null, drop: () => void): string | null {
  const { canned } = useDesk();
  const categories = canned.categories.value;
  const names = useRef(new Map<string, string>());
  const [lost, setLost] = useState<string | null>(null);
  for (const { id, name } of categories) names.current.set(id, name);
  const isGone = categoryId !== null && !categories.some(({ id }) => id === categoryId);

  useEffect(() => {
    if (isGone) {
      setLost(names.current.get(categoryId) ?? "");
      drop();
    } else if (categoryId !== null) setLost(null);
  }, [categoryId, isGone]);

  return lost;
}
