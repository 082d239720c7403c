/** Values as people read them: of a card's field, of a cell of a table. */
import { useDesk } from "./context";
import { printedDate, printedNumber, printedPhone, printedRubles } from "./time";
import type { Both, CardField } from "./types";

/** How a cell is to be read where its kind is known. */
export type ValueKind = "text" | "money" | "number" | "percent" | "moment" | "date" | "bool";

export interface Shown {
  field(field: Pick<CardField, "type" | "options">, value: unknown): string;
  cell(kind: string, value: unknown): string;
}

export function isBoth(value: unknown): value is Both {
  return typeof value === "object" && value !== null && "ru" in value && "en" in value;
}

/** Functions that print a value in the reader's language. */
export function useShown(): Shown {
  const { desk, t, pick, when } = useDesk();
  const lang = desk.words.lang.value;
  const cell = (kind: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "";
    if (isBoth(value)) return pick(value);
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (Array.isArray(value)) return value.map((each) => cell(kind, each)).join(", ");
    if (typeof value !== "number") return kind === "date" ? printedDate(String(value), lang) : String(value);
    if (kind === "money") return printedRubles(value, lang);
    if (kind === "percent") return `${printedNumber(value, lang)} %`;
    return kind === "moment" ? when(value) : printedNumber(value, lang);
  };
  const field: Shown["field"] = ({ type, options }, value) => {
    if (type === "phone" && typeof value === "string") return printedPhone(value);
    const named = (one: unknown): string => pick(options.find(({ id }) => id === one)?.name) || cell(type, one);
    return Array.isArray(value) ? value.map(named).join(", ") : named(value);
  };
  return { field, cell };
}
