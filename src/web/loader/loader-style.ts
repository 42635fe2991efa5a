// The loader's looks, for its shadow root. `all: initial` on the host keeps the page's own styles out.

export const css = `:host{all:initial!important;position:fixed!important;inset:auto 20px 20px auto!important;z-index:2147483000!important;display:block!important}
:host([data-open]){inset:auto 20px 20px auto!important}
@media print{:host{display:none!important}}
button{display:grid;place-items:center;position:relative;width:60px;height:60px;margin:0;padding:0;border:0;border-radius:50%;background:#0b5f5a;color:#fff;box-shadow:0 2px 6px #14191733,0 8px 24px #14191733;cursor:pointer}
button:hover{background:#084b47}
button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #0b5f5a}
svg{grid-area:1/1;width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
.cross,:host([data-open]) .talk{display:none}
:host([data-open]) .cross{display:inline}
span{position:absolute;top:-4px;right:-4px;min-width:22px;height:22px;padding:0 6px;box-sizing:border-box;border-radius:11px;background:#b3261e;color:#fff;font:600 13px/22px system-ui,sans-serif;text-align:center}
span:empty{display:none}
iframe{position:absolute;right:0;bottom:76px;width:380px;height:min(620px,calc(100dvh - 116px));border:0;border-radius:18px;background:transparent;box-shadow:0 2px 8px #14191726,0 16px 48px #14191740;color-scheme:normal;visibility:hidden;opacity:0}
:host([data-open]) iframe{visibility:visible;opacity:1}
@media (max-width:480px){:host([data-open]){inset:0!important}:host([data-open]) iframe{inset:0;width:100%;height:100%;border-radius:0}:host([data-open]) button{display:none}}
@media (prefers-reduced-motion:no-preference){iframe{transform:translateY(8px);transition:opacity .15s,transform .15s,visibility 0s .15s}:host([data-open]) iframe{transform:none;transition-delay:0s}}`;
