// The picture on the bubble: a balloon, and a cross while the panel is open. Not markup: a page's own policy may refuse that.

const balloon =
  "M14 5c5.5 0 9.5 3.4 9.5 8s-4 8-9.5 8c-1 0-2-.1-2.9-.4L6 23l1.3-4.2C5.6 17.3 4.5 15.3 4.5 13 4.5 8.4 8.5 5 14 5z";
const cross = "M8 8l12 12M20 8L8 20";

/** Puts it into the bubble; what comes back changes it. */
export function picture(bubble: HTMLElement): (isOpen: boolean) => void {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  svg.setAttribute("viewBox", "0 0 28 28");
  svg.ariaHidden = "true";
  svg.append(path);
  bubble.append(svg);
  return (isOpen) => path.setAttribute("d", isOpen ? cross : balloon);
}
