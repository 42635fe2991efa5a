// Files in a chat: chosen, dropped, pasted or captured, on their way, and in the conversation. Fetched while the chat runs.
import { wear } from "../../shared/wear.ts";
import { AttachTools } from "./attach-tools.tsx";
import { FileBubble } from "./file-bubble.tsx";
import css from "./files.css?late";
import { UploadList } from "./upload-list.tsx";
import { begin } from "./words.ts";

wear(css);
await begin();

export const files = { AttachTools, FileBubble, UploadList };
