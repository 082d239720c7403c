/** What was typed into a form as an action; nothing here is drawn. */
import type { FormField, FormSpec } from "../seen";
import type { Action } from "../types";

export type Typed = Record<string, unknown>;

export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The action of a form: what is given, and what is filled in; an empty text that is wanted goes as it is. */
export function actionOf(spec: FormSpec, typed: Typed, more: Typed = {}): Action {
  const filled: Typed = {};
  for (const { name, type, required } of spec.fields) {
    const value = typed[name];
    if (!isEmpty(value)) filled[name] = value;
    else if (required && isText(type)) filled[name] = "";
  }
  return { verb: spec.verb, ...spec.given, ...filled, ...more };
}

/** What an action cannot do without, and no text can say; Python says the rest. */
export function missingIn(fields: FormField[], typed: Typed): FormField[] {
  return fields.filter(({ name, type, required }) => required && !isText(type) && type !== "flag" && isEmpty(typed[name]));
}

function isText(type: FormField["type"]): boolean {
  return type === "text" || type === "prose";
}
