// What an import does with each line of its file; those that cannot be taken come first.
import type { ImportReport } from "../../../protocol/canned-api.ts";
import { ct } from "./words.ts";

const mostRows = 200;

export function ImportRows({ rows }: { rows: ImportReport["rows"] }) {
  if (rows.length === 0) return null;
  const isRefused = ({ outcome }: ImportReport["rows"][number]) => outcome === "refused";
  const ordered = [...rows.filter(isRefused), ...rows.filter((row) => !isRefused(row))];
  return (
    <>
      <table class="import-rows">
        <thead>
          <tr>
            <th scope="col">{ct("files.line")}</th>
            <th scope="col">{ct("files.title")}</th>
            <th scope="col">{ct("files.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, mostRows).map(({ line, title, outcome, problem }) => (
            <tr key={line}>
              <td>{line}</td>
              <td dir="auto">{title}</td>
              <td class={problem === null ? "" : "bad"}>
                {ct(`outcomes.${outcome}`)}
                {problem === null ? null : <span class="why">{ct(`problems.${problem}`)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > mostRows ? (
        <p class="hint">{ct("files.moreRows", { count: ordered.length - mostRows })}</p>
      ) : null}
    </>
  );
}
