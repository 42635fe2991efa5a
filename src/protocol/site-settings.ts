// What a site's owner decides about the widget. Every part has a default, so `{}` is a whole set of settings. The widget
// imports the types alone: what it shows was checked where it was written, and is checked again where it is read.
import * as v from "valibot";
import { DepartmentId } from "./ids.ts";
import { limits } from "./limits.ts";
import { PageUrl, Shown } from "./text.ts";

/** `https://shop.example`, as a browser says it: no path, no wildcard. */
export const Origin = v.pipe(
  v.string(),
  v.maxLength(limits.urlChars),
  v.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$|^https?:\/\/\[[0-9a-f:]+\](:\d{1,5})?$/, "is not an origin"),
);

export const themes = ["auto", "light", "dark"] as const;
export const fieldKinds = ["text", "choice", "checkbox", "email", "phone"] as const;

/** What may be attached, by the kind that a file's first bytes prove. */
export const fileTypes = ["image", "pdf", "text", "office", "archive", "audio", "video"] as const;
export type FileType = (typeof fileTypes)[number];

export const FieldId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,39}$/, "is not a field's id"));

/** A field that the site adds to the form. Answers bear its id. */
export const FormField = v.object({
  id: FieldId,
  kind: v.picklist(fieldKinds),
  label: v.pipe(Shown(limits.fieldLabelChars), v.nonEmpty()),
  required: v.optional(v.boolean(), false),
  /** Of a choice. */
  options: v.optional(
    v.pipe(v.array(v.pipe(Shown(limits.fieldLabelChars), v.nonEmpty())), v.maxLength(limits.fieldOptionsMax)),
    [],
  ),
});
export type FormField = v.InferOutput<typeof FormField>;

/** Something the widget says by itself, once for each visitor. All that is given must hold. */
export const ProactiveGreeting = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,40}$/, "is not a greeting's id")),
  text: v.pipe(Shown(limits.greetingChars), v.nonEmpty()),
  /** Seconds on the page. */
  afterSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_600)), 0),
  /** A part of the page's address, with `*` for anything; empty: every page. */
  urlPattern: v.optional(Shown(limits.urlChars), ""),
  /** So much of the page must have been scrolled past, percent. */
  scrollPercent: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)), 0),
});
export type ProactiveGreeting = v.InferOutput<typeof ProactiveGreeting>;

const Pixels = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

const Look = v.object({
  /** #rrggbb: the head, buttons, own messages. What stands on it is made readable by itself. */
  accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "is not #rrggbb")), "#0b5f5a"),
  radius: v.optional(Pixels(24), 16),
  theme: v.optional(v.picklist(themes), "auto"),
});

const Place = v.object({
  side: v.optional(v.picklist(["right", "left"]), "right"),
  /** Pixels from that side and from below. */
  x: v.optional(Pixels(400), 20),
  y: v.optional(Pixels(400), 20),
});

const formParts = {
  email: v.optional(v.picklist(["optional", "required", "off"]), "optional"),
  fields: v.optional(
    v.pipe(
      v.array(FormField),
      v.maxLength(limits.fieldsMax),
      v.check((fields) => new Set(fields.map(({ id }) => id)).size === fields.length, "bear the same id"),
    ),
    [],
  ),
  /** What a visitor must agree to before anything is sent; null: nothing. */
  consent: v.optional(
    v.nullable(v.object({ text: v.pipe(Shown(500), v.nonEmpty()), url: v.optional(PageUrl, "") })),
    null,
  ),
};
const Form = v.object(formParts);

export const feedbackTopics = ["problem", "idea", "praise"] as const;

/** The form by which visitors tell something that needs no chat. */
const Feedback = v.object({
  ...formParts,
  /** Above the form; empty: the widget's own words. */
  greeting: v.optional(Shown(limits.greetingChars), ""),
  /** Where it goes; null: to the first department that the site offers. */
  departmentId: v.optional(v.nullable(DepartmentId), null),
  /** What it may be, in the order to show; empty: it is not asked. */
  topics: v.optional(v.pipe(v.array(v.picklist(feedbackTopics)), v.maxLength(3)), [...feedbackTopics]),
});

const Attachments = v.object({
  enabled: v.optional(v.boolean(), true),
  types: v.optional(v.array(v.picklist(fileTypes)), [...fileTypes]),
  maxBytes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1_024), v.maxValue(limits.fileBytes)),
    10 * 1_048_576,
  ),
});

export const SiteSettings = v.object({
  look: v.optional(Look, {}),
  place: v.optional(Place, {}),
  /** auto: the page's language, else the browser's. */
  language: v.optional(v.picklist(["auto", "en", "zh-CN"]), "auto"),
  /** Above the form; empty: the widget's own words. */
  greeting: v.optional(Shown(limits.greetingChars), ""),
  offlineText: v.optional(Shown(limits.greetingChars), ""),
  /** Departments offered here; empty: all that take chats. */
  departments: v.optional(v.pipe(v.array(DepartmentId), v.maxLength(50)), []),
  form: v.optional(Form, {}),
  feedback: v.optional(Feedback, {}),
  rating: v.optional(v.boolean(), true),
  attachments: v.optional(Attachments, {}),
  proactive: v.optional(v.pipe(v.array(ProactiveGreeting), v.maxLength(10)), []),
  showHours: v.optional(v.boolean(), true),
  articles: v.optional(v.boolean(), true),
});
export type SiteSettings = v.InferOutput<typeof SiteSettings>;

/** GET /visitor/site?site=KEY: what the loader has to know before anybody opens the panel. */
export interface LoaderSite {
  version: number;
  name: string;
  /** Colours that are readable together, `#rrggbb`. */
  accent: string;
  onAccent: string;
  radius: number;
  place: SiteSettings["place"];
  language: SiteSettings["language"];
  proactive: ProactiveGreeting[];
}

/** What stands in the panel's own document, as JSON in `#site`. */
export interface PanelSite extends Omit<SiteSettings, "look" | "place" | "proactive"> {
  version: number;
  name: string;
  theme: SiteSettings["look"]["theme"];
  /** CSS variables of the panel, ready to be set. */
  colours: Record<`--${string}`, string>;
}
