/** The leads that are shown: the filter in force, the board, and moves that may be taken back. */
import { batch, signal } from "@preact/signals";
import { extended, moved, patched, placeOf } from "./board";
import type { Desk } from "./store";
import type { Criteria, FiltersView } from "./seen";
import type { Changed, Column, Receipt } from "./types";

/** The leads of one desk. */
export class Leads {
  readonly columns = signal<Column[] | null>(null);
  readonly filters = signal<FiltersView | null>(null);
  readonly criteria = signal<Criteria>({});
  /** The preset or the saved filter in force; null for criteria of one's own. */
  readonly chosen = signal<string | number | null>(null);
  private readonly loading = new Set<string>();

  constructor(private readonly desk: Desk) {}

  /** Take the company's default filter, then the board behind it. */
  async begin(): Promise<void> {
    await this.learnFilters();
    const filters = this.filters.value;
    const preset = filters?.presets.find(({ id }) => id === filters.default);
    batch(() => {
      this.criteria.value = preset?.criteria ?? {};
      this.chosen.value = preset?.id ?? null;
    });
    await this.redraw();
  }

  /** Forget everything: another attempt begins. */
  reset(): void {
    this.columns.value = null;
    this.filters.value = null;
  }

  async learnFilters(): Promise<void> {
    this.filters.value = (await this.desk.see("filters")) ?? this.filters.value;
  }

  async redraw(): Promise<void> {
    const criteria = this.criteria.value;
    const board = await this.desk.see("board", { criteria });
    if (board && criteria === this.criteria.value) this.columns.value = board.columns;
  }

  /** The next page of a column, once it is scrolled to its end. */
  async more(stage: string): Promise<void> {
    const column = this.columns.value?.find(({ id }) => id === stage);
    if (!column || column.cards.length >= column.count || this.loading.has(stage)) return;
    this.loading.add(stage);
    const asked = { criteria: this.criteria.value, stage, offset: column.cards.length };
    const page = await this.desk.see("board", asked);
    this.loading.delete(stage);
    const next = page?.columns.find(({ id }) => id === stage);
    if (next) this.columns.value = extended(this.columns.value ?? [], next);
  }

  /** Show the move at once; take it back when it is refused or nobody answers. */
  async move(lead: number, stage: string): Promise<Receipt | null> {
    const place = placeOf(this.columns.value ?? [], lead);
    if (place?.card.stage === stage) return null;
    this.columns.value = this.columns.value && moved(this.columns.value, lead, stage);
    const receipt = await this.desk.do({ verb: "move_lead", lead, stage });
    if (place && (!receipt || receipt.refusal)) this.putBack(lead, place.card.stage, place.index);
    return receipt;
  }

  async apply(criteria: Criteria, chosen: string | number | null): Promise<boolean> {
    const saved = typeof chosen === "number" ? { saved: chosen } : { criteria };
    const receipt = await this.desk.do({ verb: "apply_filter", ...saved });
    if (!receipt || receipt.refusal) return false;
    batch(() => {
      this.criteria.value = criteria;
      this.chosen.value = chosen;
    });
    await this.redraw();
    return true;
  }

  /** What a receipt says has changed: patched in where that is exact, else asked for again. */
  receive(changed: Changed): void {
    if (this.columns.value === null) return;
    if (changed.cards.length === 0 && changed.columns.length === 0) return;
    if (this.shows("in_work")) this.columns.value = patched(this.columns.value, changed);
    else void this.redraw();
  }

  private shows(preset: string): boolean {
    return this.chosen.value === preset;
  }

  private putBack(lead: number, stage: string, index: number): void {
    const columns = this.columns.value;
    if (columns && placeOf(columns, lead)?.card.stage !== stage)
      this.columns.value = moved(columns, lead, stage, index);
  }
}
