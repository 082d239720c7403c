/** What is open on the screen: section, card, dialogue, menu. Asks nothing of Python. */
import { signal } from "@preact/signals";
import type { TargetedEvent } from "preact";
import type { FormSpec } from "./seen";
import type { Kind, Mode } from "./types";

/** Which form of the card is open. */
export type Tab = "comment" | "message" | "task" | "meeting" | "signing";

export type Dialog =
  | { kind: "finish"; lead: number; choice: "convert" | "reject" | null }
  /** Any verb's form; *more* goes into its action, *done* follows it. */
  | { kind: "form"; spec: FormSpec; field?: string | null; more?: Record<string, unknown>; done?: () => void }
  /** The fields that a move has lacked, and then the move. */
  | { kind: "fill"; of: number; target: Kind; fields: string[]; stage: string | null }
  | { kind: "document"; document: number }
  | { kind: "add_lead" }
  | { kind: "add_task" }
  | { kind: "profile" }
  | { kind: "password" }
  | { kind: "hand_in" };

export interface MenuItem {
  id: string;
  label: string;
  color?: string;
  checked?: boolean;
  disabled?: boolean;
  hint?: string;
  choose(): void;
}

export interface MenuState {
  label: string;
  anchor: DOMRect;
  items: MenuItem[];
  back: HTMLElement | null;
}

/** One desk's screen. */
export class Screen {
  readonly section = signal("");
  readonly mode = signal<Mode>("board");
  readonly card = signal<number | null>(null);
  readonly tab = signal<Tab>("comment");
  /** A field that a refusal has named, to be put under the cursor. */
  readonly field = signal<string | null>(null);
  readonly dialog = signal<Dialog | null>(null);
  readonly menu = signal<MenuState | null>(null);
  readonly panel = signal<string | null>(null);
  readonly lessonOpen = signal(true);
  readonly report = signal(false);

  /** As it was when the desk was opened. */
  reset(): void {
    this.section.value = "";
    this.mode.value = "board";
    this.report.value = false;
    for (const open of [this.card, this.dialog, this.menu, this.panel]) open.value = null;
  }

  /** Open a menu at the element whose event this is. */
  openMenu(event: TargetedEvent<HTMLElement>, label: string, items: MenuItem[]): void {
    this.openMenuAt(event.currentTarget, label, items);
  }

  openMenuAt(at: HTMLElement, label: string, items: MenuItem[]): void {
    this.menu.value = { label, anchor: at.getBoundingClientRect(), items, back: at };
  }

  closeMenu(): void {
    const menu = this.menu.value;
    this.menu.value = null;
    menu?.back?.focus();
  }
}
