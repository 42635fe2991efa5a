import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { type AskedForm, answerMistakes, filledForm } from "../../src/domain/form-answers.ts";
import { emailMistake, nameMistake, questionMistake } from "../../src/domain/visitor-form.ts";
import { FieldAnswers } from "../../src/protocol/filled-form.ts";
import { SiteSettings } from "../../src/protocol/site-settings.ts";
import { Email, MessageBody, PersonName, Question } from "../../src/protocol/text.ts";

const form: AskedForm = v.parse(SiteSettings, {
  form: {
    fields: [
      { id: "order", kind: "text", label: "Order number", required: true },
      { id: "lamp", kind: "choice", label: "Which lamp", options: ["Porch", "Desk"] },
      { id: "owner", kind: "checkbox", label: "I own one" },
      { id: "other", kind: "email", label: "Another e-mail" },
      { id: "phone", kind: "phone", label: "Phone" },
    ],
    consent: { text: "I agree to the terms", url: "https://shop.example/terms" },
  },
}).form;
const good = {
  order: "W-17",
  lamp: "Desk",
  owner: true,
  other: "vic@example.org",
  phone: "+49 (30) 1234-56",
};

describe("what a site asks beside the question", () => {
  it("is taken where it is right, and kept with the labels that Vic read, and what he agreed to and when", () => {
    expect(answerMistakes(form, { answers: good, agreed: true })).toEqual({});
    expect(filledForm(form, { answers: { order: " W-17 ", lamp: "" }, agreed: true }, 7)).toEqual({
      fields: [
        { id: "order", label: "Order number", value: "W-17" },
        { id: "owner", label: "I own one", value: false },
      ],
      consent: { text: "I agree to the terms", url: "https://shop.example/terms", at: 7 },
    });
    expect(filledForm({ fields: [], consent: null }, { answers: {}, agreed: false }, 7)).toBe(null);
  });

  it.each([
    [{ order: " \n" }, "answers.order", "missing"],
    [{ order: "x".repeat(1_001) }, "answers.order", "long"],
    [{ order: true }, "answers.order", "wrong"],
    [{ order: "half \ud83d" }, "answers.order", "wrong"],
    [{ lamp: "Street" }, "answers.lamp", "wrong"],
    [{ owner: "yes" }, "answers.owner", "wrong"],
    [{ other: "vic" }, "answers.other", "wrong"],
    [{ phone: "call me" }, "answers.phone", "wrong"],
    [{ phone: "12" }, "answers.phone", "wrong"],
    [{ colour: "red" }, "answers.colour", "unknown"],
    [{ constructor: "x" }, "answers.constructor", "unknown"],
  ])("%j is refused beside its field", (change, field, mistake) => {
    const answers = { ...good, ...change };
    expect(answerMistakes(form, { answers, agreed: true })).toEqual({ [field]: mistake });
  });

  it("is not taken before Vic has agreed", () => {
    expect(answerMistakes(form, { answers: good, agreed: false })).toEqual({ agreed: "missing" });
    expect(answerMistakes({ ...form, consent: null }, { answers: good, agreed: false })).toEqual({});
  });

  it("has no two fields of one name, and a field may bear any name", () => {
    const fields = (ids: string[]) => ids.map((id) => ({ id, kind: "text", label: id }));
    expect(v.is(SiteSettings, { form: { fields: fields(["constructor", "email"]) } })).toBe(true);
    expect(v.is(SiteSettings, { form: { fields: fields(["order", "order"]) } })).toBe(false);
    const asked = v.parse(SiteSettings, { form: { fields: fields(["constructor"]) } }).form;
    expect(answerMistakes(asked, { answers: {}, agreed: false })).toEqual({});
    expect(filledForm(asked, { answers: {}, agreed: false }, 1)).toBe(null);
  });
});

/** What people type: words, half characters, blanks, and more than fits. */
const typed = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.emailAddress(),
  fc.constantFrom("", " ", "\n\t", "\ud83d", "Vic", "vic@example.com ", "a@b", "+49 30 123456"),
  fc.integer({ min: 115, max: 2_005 }).map((length) => "x".repeat(length)),
  fc.integer({ min: 240, max: 256 }).map((length) => `${"x".repeat(length - 12)}@example.com`),
);

it("what the form takes of a person and a question the door takes, and nothing else", () => {
  fc.assert(
    fc.property(typed, (text) => {
      expect(nameMistake(text, true) === null).toBe(v.is(PersonName, text.trim()));
      expect(emailMistake(text, true) === null).toBe(v.is(Email, text.trim()));
      expect(questionMistake(text) === null).toBe(v.is(Question, text) && v.is(MessageBody, text));
    }),
    { numRuns: 1_000 },
  );
});

it("answers that fit a form have the form of the wire, and every field of the kept form is one that was asked", () => {
  const anything = fc.dictionary(
    fc.constantFrom("order", "lamp", "owner", "other", "phone", "colour", "constructor"),
    fc.oneof(typed, fc.boolean(), fc.constantFrom("Porch", "Desk")),
  );
  fc.assert(
    fc.property(anything, fc.boolean(), (answers, agreed) => {
      if (Object.keys(answerMistakes(form, { answers, agreed })).length > 0) return;
      expect(v.is(FieldAnswers, answers)).toBe(true);
      const kept = filledForm(form, { answers, agreed }, 1);
      const labels = form.fields.map(({ label }) => label);
      for (const { label } of kept?.fields ?? []) expect(labels).toContain(label);
      expect(kept?.consent?.text).toBe("I agree to the terms");
    }),
    { numRuns: 1_000 },
  );
});

it("more answers than a form may have are refused before they are looked at", () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, "x"]));
  expect(v.is(FieldAnswers, many(20))).toBe(true);
  expect(v.is(FieldAnswers, many(100))).toBe(false);
});
