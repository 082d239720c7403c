import { expect, test } from "vitest";
import { actionOf, missingIn } from "../src/forms/typed";
import type { FormField, FormSpec } from "../src/seen";

const field = (some: Partial<FormField>): FormField => ({
  name: "x", label: { ru: "", en: "" }, type: "text", many: false, options: [], required: false, value: null, ...some,
});
const spec = (...fields: FormField[]): FormSpec => ({ verb: "v", title: { ru: "", en: "" }, card: 3, given: { deal: 3 }, fields });

test("an empty text that is wanted goes as it is, for Python to refuse it; an empty choice does not go", () => {
  const form = spec(field({ name: "a", required: true }), field({ name: "b" }), field({ name: "c", type: "choice", required: true }));
  expect(actionOf(form, {})).toEqual({ verb: "v", deal: 3, a: "" });
  expect(missingIn(form.fields, {}).map(({ name }) => name)).toEqual(["c"]);
});

test("no and nought are answers, an empty list and an empty set of fields are not", () => {
  const form = spec(field({ name: "a", type: "flag" }), field({ name: "b", type: "number" }), field({ name: "c", many: true }), field({ name: "d", type: "values" }));
  expect(actionOf(form, { a: false, b: 0, c: [], d: {} })).toEqual({ verb: "v", deal: 3, a: false, b: 0 });
});

test("what is given with the form stands over what was typed", () => {
  expect(actionOf(spec(field({ name: "cards", type: "cards", many: true })), { cards: [1] }, { cards: [7, 8] })).toEqual({ verb: "v", deal: 3, cards: [7, 8] });
});
