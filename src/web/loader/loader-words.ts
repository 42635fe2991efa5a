// What the bubble and the frame are called. Both languages, for it is little.

interface LoaderWords {
  open: string;
  close: string;
  frame: string;
}

export function isChinese(language: string): boolean {
  return /^zh/i.test(language);
}

export function wordsIn(language: string): LoaderWords {
  return isChinese(language)
    ? { open: "打开在线聊天", close: "关闭在线聊天", frame: "在线聊天" }
    : { open: "Open chat", close: "Close chat", frame: "Chat" };
}
