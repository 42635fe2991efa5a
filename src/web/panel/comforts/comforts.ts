// What makes a chat comfortable and is not needed to say the first word: emoji, a sound, the conversation to keep.
import { wear } from "../../shared/wear.ts";
import css from "./comforts.css?late";
import { EmojiButton } from "./emoji-button.tsx";
import { HeadMenu } from "./head-menu.tsx";
import { begin } from "./words.ts";

wear(css);
await begin();

export const comforts = { EmojiButton, HeadMenu };
