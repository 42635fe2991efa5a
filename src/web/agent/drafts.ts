// What somebody has typed and not sent, and which ended chats are still open: kept for this browser tab over a
// reload. Where the browser refuses storage, it lasts as long as the page.
const memory = new Map<string, string>();

export function recall(key: string): string {
  try {
    return sessionStorage.getItem(`porchlight.${key}`) ?? "";
  } catch {
    return memory.get(key) ?? "";
  }
}

export function keepFor(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(`porchlight.${key}`);
    else sessionStorage.setItem(`porchlight.${key}`, text);
  } catch {
    memory.set(key, text);
  }
}
