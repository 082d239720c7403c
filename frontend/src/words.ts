/** The words of the screens in the reader's language. Russian comes from Python's catalogue. */
import { type Signal, signal } from "@preact/signals";
import type { Both, Lang } from "./types";

export type Values = Record<string, string | number>;

/** One desk's language and its catalogue. */
export class Words {
  readonly lang: Signal<Lang>;
  private readonly russian: Signal<Record<string, string>> = signal({});

  constructor(lang: Lang = "en") {
    this.lang = signal(lang);
  }

  learn(russian: Record<string, string>): void {
    this.russian.value = russian;
  }

  /** The English text, or its Russian; `{name}` is filled from *values*. */
  readonly t = (english: string, values: Values = {}): string => {
    const found = this.lang.value === "ru" ? this.russian.value[english] : undefined;
    return fill(found || english, values);
  };

  /** The side of a text of Python's that the reader can read. */
  readonly pick = (text: Both | null | undefined): string => text?.[this.lang.value] ?? "";
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
