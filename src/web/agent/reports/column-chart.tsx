// Columns over time, one part upon the other. A reader who cannot tell the colours has the legend's patterns, the words on
// pointing, and the table.
import { useId } from "preact/hooks";
import { t } from "./words.ts";

export interface Series {
  name: string;
  look: "one" | "two" | "three" | "good" | "okay" | "bad";
  /** One for each column; none below zero. */
  values: readonly number[];
}

interface ColumnChartProps {
  title: string;
  /** What each column is called; what stands below it, where there is room. */
  names: readonly string[];
  ticks: readonly string[];
  series: readonly Series[];
  valueText: (value: number) => string;
}

const width = 640;
const height = 180;
const floor = 156;
const left = 4;

export function ColumnChart({ title, names, ticks, series, valueText }: ColumnChartProps) {
  const id = useId();
  const sums = names.map((_, n) => series.reduce((sum, { values }) => sum + (values[n] ?? 0), 0));
  const most = Math.max(...sums, 0);
  const peak = sums.indexOf(most);
  const step = (width - left) / Math.max(1, names.length);
  const bar = Math.max(1, Math.min(48, step * 0.72));
  // So few that they stay apart on a phone.
  const everyTick = Math.max(1, Math.ceil(ticks.length / 5));
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        {series.length > 1 ? (
          <ul class="legend">
            {series.map(({ name, look }) => (
              <li key={look}>
                <span class={`swatch look-${look}`} aria-hidden="true" />
                {name}
              </li>
            ))}
          </ul>
        ) : null}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={
          most === 0
            ? title
            : `${title}: ${t("report.peak", { peak: valueText(most) })}, ${names[peak] ?? ""}`
        }
      >
        {[0, 0.5, 1].map((share) => (
          <line
            key={share}
            class="grid"
            x1={left}
            x2={width}
            y1={floor - share * (floor - 18)}
            y2={floor - share * (floor - 18)}
          />
        ))}
        <text class="axis" x={left} y={12}>
          {valueText(most)}
        </text>
        {names.map((name, n) => (
          <Column
            key={name}
            x={left + n * step + (step - bar) / 2}
            width={bar}
            unit={most === 0 ? 0 : (floor - 18) / most}
            parts={series.map(({ look, values }) => ({ look, value: values[n] ?? 0 }))}
            words={`${name}: ${series
              .filter(({ values }) => (values[n] ?? 0) > 0 || series.length === 1)
              .map((one) => `${one.name} ${valueText(one.values[n] ?? 0)}`)
              .join(", ")}`}
          />
        ))}
        {ticks.map((tick, n) =>
          n % everyTick === 0 ? (
            <text
              key={names[n]}
              class="axis"
              x={Math.min(width - 44, Math.max(left + 40, left + n * step + step / 2))}
              y={height - 6}
              text-anchor="middle"
            >
              {tick}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  );
}

interface ColumnProps {
  x: number;
  width: number;
  /** Height of one. */
  unit: number;
  parts: { look: Series["look"]; value: number }[];
  words: string;
}

function Column({ x, width: wide, unit, parts, words }: ColumnProps) {
  let top = floor;
  return (
    <g>
      <title>{words}</title>
      {/* Something to point at where the column is low. */}
      <rect class="column-ground" x={x} y={18} width={wide} height={floor - 18} />
      {parts.map(({ look, value }) => {
        const tall = value * unit;
        top -= tall;
        return tall === 0 ? null : (
          <rect key={look} class={`look-${look}`} x={x} y={top} width={wide} height={tall} />
        );
      })}
    </g>
  );
}
