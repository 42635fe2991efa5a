// The pictures of a chat's comforts.
import { Icon } from "../icons.tsx";

export const MoreIcon = () => <Icon path="M10 4.5v.01M10 10v.01M10 15.5v.01" />;
export const EmojiIcon = () => (
  <Icon path="M17.5 10a7.5 7.5 0 11-15 0 7.5 7.5 0 0115 0zM7.5 8v.01M12.5 8v.01M6.8 11.8a3.8 3.8 0 006.4 0" />
);
