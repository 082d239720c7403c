/** Short notes at the edge of the desk: what happened, what was refused, what failed. */
import { signal } from "@preact/signals";
import type { Action, Both, Happening, Refusal } from "./types";

export type Toast =
  | { id: number; kind: "happened"; lines: Happening[] }
  | { id: number; kind: "refused"; refusal: Refusal; card: number | null; action: Action | null }
  | { id: number; kind: "failed"; text: Both };

type Fresh<T> = T extends { id: number } ? Omit<T, "id"> : never;

const SHOWN_AT_ONCE = 2;
const HAPPENED_MS = 6_000;

/** The notes of one desk, oldest first. */
export class Toasts {
  readonly shown = signal<Toast[]>([]);
  private nextId = 1;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  happened(lines: Happening[]): void {
    if (lines.length === 0) return;
    const id = this.add({ kind: "happened", lines });
    this.timers.set(id, setTimeout(() => this.drop(id), HAPPENED_MS));
  }

  /** A refusal stays until the next one or until it is closed: it has to be read. */
  refused(refusal: Refusal, card: number | null, action: Action | null = null): void {
    this.shown.value = this.shown.value.filter((toast) => toast.kind !== "refused");
    this.add({ kind: "refused", refusal, card, action });
  }

  /** Something was done about a card: what it was refused before is old. */
  settled(card: number): void {
    this.shown.value = this.shown.value.filter((toast) => toast.kind !== "refused" || toast.card !== card);
  }

  failed(text: Both): void {
    this.add({ kind: "failed", text });
  }

  drop(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.shown.value = this.shown.value.filter((toast) => toast.id !== id);
  }

  clear(): void {
    for (const toast of this.shown.value) this.drop(toast.id);
  }

  private add(toast: Fresh<Toast>): number {
    const id = this.nextId++;
    const kept = this.shown.value.slice(1 - SHOWN_AT_ONCE);
    this.shown.value = [...kept, { ...toast, id } as Toast];
    return id;
  }
}
