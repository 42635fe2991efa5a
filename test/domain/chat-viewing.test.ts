import { expect, it } from "vitest";
import { view } from "../../src/domain/chat-viewing.ts";
import { beginLife, openCommand } from "../support/chat-lives.ts";

it("a visitor is verified only where the website vouches for who it is", () => {
  const viewOf = (more: { isVerified?: boolean }) => {
    const visitor = { ...openCommand.chat.visitor, ...more };
    const { chat } = beginLife({ ...openCommand, chat: { ...openCommand.chat, visitor } });
    return view(chat, "owner").visitor;
  };
  expect(viewOf({ isVerified: true })).toEqual({ name: "Vic", email: "vic@example.com", isVerified: true });
  expect(viewOf({ isVerified: false }).isVerified).toBe(false);
  // Of a chat that began before anybody could vouch.
  expect(viewOf({}).isVerified).toBe(false);
});
