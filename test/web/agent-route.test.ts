import { expect, test } from "vitest";
import { hashOf, parseRoute, type Route } from "../../src/web/agent/route.ts";

const routes: Route[] = [
  { page: "chats", chatId: null },
  { page: "chats", chatId: "chat_1" },
  { page: "tickets", view: null },
  { page: "tickets", view: "all" },
  { page: "tickets", view: "view_1" },
  { page: "view", place: "new", from: null },
  { page: "view", place: "new", from: "missed" },
  { page: "view", place: "view_1", from: null },
  { page: "tickets", view: "missed" },
  { page: "reports", place: "now" },
  { page: "reports", place: "days" },
  { page: "found", q: "" },
  { page: "found", q: "退款 #1 & 50%?" },
  { page: "ticket", ticketId: "chat_1" },
];

test("every place has an address that leads back to it", () => {
  for (const route of routes) expect(parseRoute(hashOf(route))).toEqual(route);
});

test("an address that means nothing leads to the chats", () => {
  for (const hash of ["", "#", "#/", "#/nowhere/1"])
    expect(parseRoute(hash)).toEqual({ page: "chats", chatId: null });
  expect(parseRoute("#/tickets?view=")).toEqual({ page: "tickets", view: null });
  expect(parseRoute("#/tickets/views")).toEqual({ page: "view", place: "new", from: null });
});
