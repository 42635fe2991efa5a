// Tables as CSV (RFC 4180), for programs that show tables: a cell that such a program would take for a formula is made
// plain by an apostrophe, which goes again when the table comes back.
// https://owasp.org/www-community/attacks/CSV_Injection

/** So that a spreadsheet reads it as UTF-8. */
export const byteOrderMark = "\uFEFF";

/** Spreadsheets for Chinese and Japanese take the wide signs as well. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

/** The rows of a table, commas or semicolons between its cells. An open quotation ends with the text. */
export function parseCsv(csv: string): string[][] {
  const text = csv.startsWith(byteOrderMark) ? csv.slice(1) : csv;
  const [head = ""] = text.split(/\r?\n/, 1);
  const comma = head.includes(",") || !head.includes(";") ? "," : ";";
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text.charAt(at) === '"' ? quoted(text, at + 1, comma) : plain(text, at, comma);
    row.push(asWritten(cell));
    at = end;
    const mark = text.charAt(at);
    if (mark === comma) {
      at += 1;
      if (at < text.length) continue;
      row.push("");
    } else if (mark !== "") at += mark === "\r" && text.charAt(at + 1) === "\n" ? 2 : 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

function cellOf(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function asWritten(cell: string): string {
  return formula.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
}

function isEnd(char: string, comma: string): boolean {
  return char === comma || char === "\r" || char === "\n";
}

function plain(text: string, from: number, comma: string): { cell: string; end: number } {
  let end = from;
  while (end < text.length && !isEnd(text.charAt(end), comma)) end += 1;
  return { cell: text.slice(from, end), end };
}

/** What stands between the closing quote and the next cell belongs to the cell, too. */
function quoted(text: string, from: number, comma: string): { cell: string; end: number } {
  const parts: string[] = [];
  let start = from;
  for (;;) {
    const quote = text.indexOf('"', start);
    if (quote < 0) return { cell: parts.join("") + text.slice(start), end: text.length };
    parts.push(text.slice(start, quote));
    if (text.charAt(quote + 1) !== '"') {
      const rest = plain(text, quote + 1, comma);
      return { cell: parts.join("") + rest.cell, end: rest.end };
    }
    parts.push('"');
    start = quote + 2;
  }
}
