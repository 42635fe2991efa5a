// One route: what it takes, what it answers, and a form that calls it.
import { useState } from "preact/hooks";
import { answerOf, bodyOf, type Parameter, type Route } from "./document.ts";
import { exampleOf, type Shape, typeOf } from "./example.ts";
import { type Tried, tryRoute } from "./try-route.ts";
import { t } from "./words.ts";

export function RouteCard({ route, token }: { route: Route; token: string }) {
  const { method, path, summary, description, parameters, operationId } = route;
  const body = bodyOf(route);
  const { status, shape } = answerOf(route);
  return (
    <details class="route" id={operationId}>
      <summary>
        <span class={`method ${method.toLowerCase()}`}>{method}</span> <code>{path}</code>
        <span class="about">{summary}</span>
      </summary>
      <p class="soft">{description.replaceAll("`", "")}</p>
      {parameters.length > 0 ? (
        <Fields caption={t("route.parameters")} fields={parameters.map(fieldOf)} />
      ) : null}
      {body ? <Fields caption={t("route.body")} fields={fieldsOf(body)} /> : null}
      {shape ? <Fields caption={t("route.answer", { status })} fields={fieldsOf(shape)} /> : null}
      {shape ? null : <p>{t("route.noAnswer")}</p>}
      <Try route={route} token={token} body={body} />
    </details>
  );
}

interface Field {
  name: string;
  type: string;
  required: boolean;
}

function fieldOf({ name, required, schema, in: where }: Parameter): Field {
  return { name: where === "path" ? `{${name}}` : name, required, type: typeOf(schema) };
}

function fieldsOf(shape: Shape, before = ""): Field[] {
  const { properties = {}, required = [] } = shape;
  return Object.entries(properties).flatMap(([name, field]) => [
    { name: `${before}${name}`, required: required.includes(name), type: typeOf(field) },
    ...fieldsOf(insideOf(field), `${before}${name}.`),
  ]);
}

function insideOf(field: Shape): Shape {
  if (typeof field.items === "object") return field.items;
  return field.anyOf?.find(({ properties }) => properties) ?? field;
}

function Fields({ caption, fields }: { caption: string; fields: Field[] }) {
  return (
    <table>
      <caption>{caption}</caption>
      <tbody>
        {fields.map(({ name, type, required }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {required ? <span class="must"> {t("route.required")}</span> : null}
            </th>
            <td>{type}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Try({ route, token, body }: { route: Route; token: string; body: Shape | null }) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [text, setText] = useState(body ? JSON.stringify(exampleOf(body), null, 2) : "");
  const [tried, setTried] = useState<Tried | "trying" | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setTried("trying");
    setTried(await tryRoute(route, values, body ? text : null, token));
  }

  return (
    <form onSubmit={submit} aria-label={t("try.form", { route: `${route.method} ${route.path}` })}>
      {route.parameters.map(({ name, required }) => (
        <div key={name} class="field">
          <label for={`${route.operationId}-${name}`}>{name}</label>
          <input
            id={`${route.operationId}-${name}`}
            required={required}
            autocomplete="off"
            value={values[name] ?? ""}
            onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        </div>
      ))}
      {body ? (
        <div class="field">
          <label for={`${route.operationId}-body`}>{t("route.body")}</label>
          <textarea
            id={`${route.operationId}-body`}
            rows={Math.min(14, text.split("\n").length + 1)}
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
      ) : null}
      <button type="submit" disabled={tried === "trying"}>
        {t(tried === "trying" ? "try.running" : "try.send")}
      </button>
      <div role="status">
        {tried === null || tried === "trying" ? null : (
          <>
            <p>
              <strong>{tried.status === 0 ? t("reference.unreachable") : tried.status}</strong> {tried.etag}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            {tried.text === "" ? null : <pre tabIndex={0}>{tried.text}</pre>}
          </>
        )}
      </div>
    </form>
  );
}
