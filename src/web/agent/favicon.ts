// The lamp as the tab's icon; with a dot while somebody waits.

const lamp =
  '<rect width="32" height="32" rx="9" fill="#0b4a46"/><path d="M16 12.5 25 26H7z" fill="#f5c566"/><path d="M10.5 14.5a5.5 5.5 0 0 1 11 0zM16 9V5.5" fill="#fff" stroke="#fff" stroke-width="1.5"/>';
const dot = '<circle cx="24" cy="8" r="7" fill="#e5372b" stroke="#fff" stroke-width="2"/>';

export function iconUrl(withDot: boolean): string {
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${lamp}${withDot ? dot : ""}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(image)}`;
}
