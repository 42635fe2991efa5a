// How a file is told in words.

const units = ["byte", "kilobyte", "megabyte"] as const;

/** 820 byte; 12 kB; 3.4 MB. Of 1024 each, as systems count what `limits.fileBytes` is. */
export function sizeText(bytes: number, locale: string): string {
  const step = bytes < 1024 ? 0 : bytes < 1_048_576 ? 1 : 2;
  const value = bytes / 1024 ** step;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[step] ?? "byte",
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}

/** PDF, DOCX: the end of the name, for who looks at a card; nothing where it tells nothing. */
export function endingOf(name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? "";
  return ending.toUpperCase();
}
