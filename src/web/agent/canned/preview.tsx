// A canned text as the visitor would read it, and what in its places will not be filled.
import { fill, placeholderNames, placeholdersOf } from "../../../domain/placeholders.ts";
import { useDesk } from "../desk-context.ts";
import { ct } from "./words.ts";

const mostWarnings = 6;

export function Preview({ text }: { text: string }) {
  const { me } = useDesk();
  const filled = fill(text, {
    "visitor.name": ct("editor.sampleVisitor"),
    "agent.name": me.name,
    "department.name": me.departments[0]?.name ?? ct("editor.sampleDepartment"),
    "chat.id": "chat_7f3k2m9q",
  });
  const wrong = placeholdersOf(text).filter(({ kind }) => kind !== "known");
  return (
    <section class="preview" aria-labelledby="canned-preview">
      <h2 id="canned-preview">{ct("editor.preview")}</h2>
      <p class="hint">{ct("editor.previewLead")}</p>
      {filled.trim() === "" ? (
        <p class="soft">{ct("editor.previewEmpty")}</p>
      ) : (
        <p class="said preview-text" dir="auto">
          {filled}
        </p>
      )}
      <div role="status">
        {wrong.length > 0 ? (
          <ul class="warnings">
            {wrong.slice(0, mostWarnings).map(({ from, raw, kind }) => (
              <li key={from}>
                {ct(kind === "unknown" ? "editor.unknownPlace" : "editor.brokenPlace", {
                  place: raw.slice(0, 60),
                })}
              </li>
            ))}
            <li>
              {ct("editor.knownPlaces", {
                places: placeholderNames.map((name) => `{{${name}}}`).join(" "),
              })}
            </li>
          </ul>
        ) : null}
      </div>
    </section>
  );
}
