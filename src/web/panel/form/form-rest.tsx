// What stands in a form below the question: the site's own fields, and what goes with it. The form asks once for all of it.
// While it stands, it follows whether anybody is there.
import { useEffect, useRef } from "preact/hooks";
import type { AskedForm } from "../../../domain/form-answers.ts";
import type { Visit } from "../visit.ts";
import { type Added, AddedFields, type Hold } from "./added-fields.tsx";
import { watchAvailability } from "./availability-watch.ts";
import { DraftFiles, type Drafts, type FilesHold } from "./draft-files.tsx";

/** Null where something is wrong or under way, which then is shown. */
export interface RestHold {
  current: (() => { added: Added; drafts: Drafts | null } | null) | null;
}

interface Props {
  visit: Visit;
  form: AskedForm;
  /** Whether files may go with it now. */
  attach: boolean;
  /** The department whose comings and goings the form follows; none where it needs nobody. */
  watched?: string;
  hold: RestHold;
}

export function FormRest({ visit, form, attach, watched, hold }: Props) {
  const fields: Hold = useRef(null);
  const files: FilesHold = useRef(null);
  useEffect(() => {
    hold.current = () => {
      const added = fields.current?.() ?? null;
      const drafts = attach ? (files.current?.() ?? null) : null;
      return added === null || drafts === "under way" ? null : { added, drafts };
    };
  }, [attach, hold]);
  useEffect(() => (watched ? watchAvailability(visit, watched) : undefined), [visit, watched]);
  return (
    <>
      <AddedFields form={form} hold={fields} />
      <DraftFiles visit={visit} hold={files} attach={attach} />
    </>
  );
}
