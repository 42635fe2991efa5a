import { expect, it } from "vitest";
import { callObject } from "../../src/http/call-object.ts";
import { Refusal } from "../../src/http/problems.ts";

/** What a call of an object throws, with the platform's flags. */
function failure(flags: Record<string, boolean>): Error {
  return Object.assign(new Error("of the platform"), flags);
}

/** Answers how often the object was called, and what came out. */
async function calls(...failures: Error[]): Promise<[number, string]> {
  let made = 0;
  const call = async (): Promise<string> => {
    const error = failures[made];
    made += 1;
    if (error) throw error;
    return "done";
  };
  try {
    const answer = await callObject(call);
    return [made, answer];
  } catch (error) {
    return [made, error instanceof Refusal ? error.code : "no refusal"];
  }
}

it("a call that succeeds is made once", async () => {
  expect(await calls()).toEqual([1, "done"]);
});

it("a call is made again once where the platform says that it may, or the object was reset", async () => {
  expect(await calls(failure({ retryable: true }))).toEqual([2, "done"]);
  expect(await calls(failure({ durableObjectReset: true }))).toEqual([2, "done"]);
  const twice = [failure({ retryable: true }), failure({ retryable: true })];
  expect(await calls(...twice)).toEqual([2, "busy"]);
});

it("an object that has too much to do, or that fails by itself, is not called again", async () => {
  expect(await calls(failure({ overloaded: true, retryable: true }))).toEqual([1, "busy"]);
  expect(await calls(failure({}))).toEqual([1, "busy"]);
});
