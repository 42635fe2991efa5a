// An agent's reply as an e-mail, in the visitor's language. Plain text: nothing that an agent or a visitor wrote is markup.

export interface ReplyEmail {
  /** As the visitor's browser told it; "" where it is not known. */
  language: string;
  ticketNumber: number;
  subject: string;
  reply: string;
  agentName: string;
  siteName: string;
  /** Where the visitor can answer. */
  link: string;
}

const words = {
  en: {
    answer: "Answer here, in a chat with us:",
    from: (agent: string, site: string) => `${agent}, ${site}`,
  },
  zh: { answer: "请点击此链接与我们聊天并回复：", from: (agent: string, site: string) => `${site} ${agent}` },
};

const subjectChars = 150;

export function replyEmail(email: ReplyEmail): { subject: string; text: string } {
  const { answer, from } = /^zh\b/i.test(email.language) ? words.zh : words.en;
  const about = onOneLine(email.subject).slice(0, subjectChars);
  return {
    subject: `Re: ${about === "" ? onOneLine(email.siteName) : about} [#${email.ticketNumber}]`,
    text: [
      email.reply.trim(),
      "",
      `-- `,
      from(onOneLine(email.agentName), onOneLine(email.siteName)),
      "",
      answer,
      email.link,
      "",
    ].join("\n"),
  };
}

/** A line break in a header would begin another header. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `Name <address>`, or an address alone; null where it is neither. */
export function senderOf(given: string): { email: string; name: string } | null {
  const [, name = "", address = ""] = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>\s]+@[^<>\s]+)>|)\s*$/.exec(given) ?? [];
  const email = address === "" ? given.trim() : address;
  return /^[^\s@<>]+@[^\s@<>]+$/.test(email) ? { email, name: name.trim() } : null;
}
