// The loader's looks, for its shadow root. `all: initial` on the host keeps the page's own styles out.
import type { LoaderLook } from "./own-site.ts";

/** What the site chose is checked where it was written: colours are `#rrggbb`, all else is a number or one of two words. */
export function styleOf({ accent, onAccent, radius, place }: LoaderLook): string {
  const { side, x, y } = place;
  return `:host{all:initial!important;position:fixed!important;${side}:${x}px!important;bottom:${y}px!important;z-index:2147483000!important;display:block!important}
@media print{:host{display:none!important}}
#bubble{display:grid;place-items:center;position:relative;width:60px;height:60px;margin:0;padding:0;border:0;border-radius:50%;background:${accent};color:${onAccent};box-shadow:0 2px 6px #14191733,0 8px 24px #14191733;cursor:pointer}
#bubble:hover{filter:brightness(.88)}
#bubble:focus-visible{outline:3px solid ${onAccent};box-shadow:0 0 0 6px ${accent}}
svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
iframe{position:absolute;${side}:0;bottom:76px;width:380px;max-width:calc(100vw - ${x + 16}px);height:min(620px,calc(100dvh - ${y + 96}px));border:0;border-radius:${radius + 2}px;box-shadow:0 2px 6px #14191733,0 8px 24px #14191733;color-scheme:normal;visibility:hidden}
:host([data-hidden]) #bubble{display:none}:host([data-hidden]) iframe{bottom:0}
:host([data-open]) iframe{visibility:visible}
@media (max-width:480px),(max-height:420px){:host([data-open]){inset:0!important}:host([data-open]) iframe{inset:0;width:100%;max-width:none;height:100%;border-radius:0}:host([data-open]) #bubble{display:none}}`;
}
