import fc from "fast-check";
import { expect, it } from "vitest";
import { replyEmail, senderOf } from "../../src/domain/reply-email.ts";

const email = {
  language: "en-GB",
  ticketNumber: 7,
  subject: "Where is my lamp?",
  reply: "On its way.\n\nTruly.",
  agentName: "Ada",
  siteName: "Wick & Glass",
  link: "https://chat.example/answer#token",
};

it("Vic reads what Ada wrote, who she is, and where to answer, in Vic's language", () => {
  expect(replyEmail(email)).toEqual({
    subject: "Re: Where is my lamp? [#7]",
    text: "On its way.\n\nTruly.\n\n-- \nAda, Wick & Glass\n\nAnswer here, in a chat with us:\nhttps://chat.example/answer#token\n",
  });
  const { text } = replyEmail({ ...email, language: "zh-CN" });
  expect(text).toContain("请点击此链接");
  expect(replyEmail({ ...email, subject: " \n" }).subject).toBe("Re: Wick & Glass [#7]");
});

it("nothing that anybody wrote begins another header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (subject, siteName) => {
      expect(
        replyEmail({ ...email, subject: `a\r\nBcc: eve@example.com ${subject}`, siteName }).subject,
      ).not.toMatch(/[\r\n]/);
    }),
  );
});

it("a sender is an address, with a name or without; anything else is none", () => {
  expect(senderOf("help@shop.example")).toEqual({ email: "help@shop.example", name: "" });
  expect(senderOf(' "Wick & Glass" <help@shop.example> ')).toEqual({
    email: "help@shop.example",
    name: "Wick & Glass",
  });
  for (const wrong of ["", " ", "help", "<help>", "a b@c", "Name <a@b> more", "a@b@c"])
    expect(senderOf(wrong)).toBeNull();
});
