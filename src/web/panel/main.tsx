// The page in the widget's iframe, or by itself behind a link: /panel?site=KEY&lang=…&origin=…
// Everything but its styles is in `page.tsx`, so that what is fetched later can share it.
import "../shared/base.css";
import "./panel.css";
import "./controls.css";
import "./conversation.css";
import "./page.tsx";
