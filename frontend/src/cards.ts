/** The cards that are shown: section, pipeline, filter, board, selection, and moves that may be taken back. */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { extended, moved, patched, placeOf } from "./board";
import type { Desk } from "./store";
import type { Criteria, FiltersView } from "./seen";
import type { Action, Card, Changed, Column, FieldValue, Kind, Pipeline, Receipt } from "./types";

/** A section that lists cards, by its name in the views. */
export type ListId = "leads" | "deals" | "contacts" | "companies";

export const KIND_OF: Record<ListId, Kind> = { leads: "lead", deals: "deal", contacts: "contact", companies: "company" };

/** A card as verbs name it. */
export interface Ref {
  id: number;
  kind: Kind;
}

export function naming({ id, kind }: Ref): Partial<Record<Kind, number>> {
  return { [kind]: id };
}

/** The number of the card that an action is about. */
export function cardOf(action: Action): number | null {
  const named = (["lead", "deal", "contact", "company"] as const).map((kind) => action[kind]);
  return named.find((number): number is number => typeof number === "number") ?? null;
}

/** What a list showed when it was left. */
interface Choice {
  pipeline: string;
  criteria: Criteria;
  chosen: string | number | null;
}

/** The cards of one desk. */
export class Cards {
  readonly list = signal<ListId>("leads");
  readonly pipeline = signal("");
  readonly columns = signal<Column[] | null>(null);
  readonly filters = signal<FiltersView | null>(null);
  readonly criteria = signal<Criteria>({});
  /** The preset or the saved filter in force; null for criteria of one's own. */
  readonly chosen = signal<string | number | null>(null);
  /** The rows that are ticked for a mass action. */
  readonly marked = signal<ReadonlySet<number>>(new Set());
  readonly pipelines: ReadonlySignal<Pipeline[]> = computed(() => {
    const all = this.desk.boot.value?.organisation.pipelines ?? [];
    return all.filter(({ entity }) => entity === KIND_OF[this.list.value]);
  });
  private readonly loading = new Set<string>();
  private readonly kept = new Map<ListId, Choice>();

  constructor(private readonly desk: Desk) {}

  /** Show a list: with the filter it had, or with the company's default one. */
  async open(list: ListId): Promise<void> {
    if (this.filters.value) this.kept.set(this.list.value, { pipeline: this.pipeline.value, criteria: this.criteria.value, chosen: this.chosen.value });
    batch(() => {
      this.list.value = list;
      this.columns.value = null;
      this.filters.value = null;
      this.marked.value = new Set();
      this.pipeline.value = this.pipelineOf(list);
    });
    await this.learnFilters();
    const filters = this.filters.value;
    if (this.list.value !== list) return;
    const preset = filters?.presets.find(({ id }) => id === filters.default);
    const choice = this.kept.get(list) ?? { criteria: preset?.criteria ?? {}, chosen: preset?.id ?? null, pipeline: "" };
    batch(() => {
      this.criteria.value = choice.criteria;
      this.chosen.value = choice.chosen;
    });
    await this.redraw();
  }

  async openPipeline(pipeline: string): Promise<void> {
    batch(() => {
      this.pipeline.value = pipeline;
      this.columns.value = null;
    });
    await this.redraw();
  }

  /** Forget everything: another attempt begins. */
  reset(): void {
    this.columns.value = null;
    this.filters.value = null;
    this.pipeline.value = "";
    this.kept.clear();
  }

  async learnFilters(): Promise<void> {
    this.filters.value = (await this.desk.see("filters", { section: this.list.value })) ?? this.filters.value;
  }

  async redraw(): Promise<void> {
    const [criteria, pipeline] = [this.criteria.value, this.pipeline.value];
    if (this.pipelines.value.length === 0) return;
    const board = await this.desk.see("board", { pipeline, criteria });
    const wanted = criteria === this.criteria.value && pipeline === this.pipeline.value;
    if (board && wanted) this.columns.value = board.columns;
  }

  /** The next page of a column, once it is scrolled to its end. */
  async more(stage: string): Promise<void> {
    const column = this.columns.value?.find(({ id }) => id === stage);
    if (!column || column.cards.length >= column.count || this.loading.has(stage)) return;
    this.loading.add(stage);
    const asked = { pipeline: this.pipeline.value, criteria: this.criteria.value, stage, offset: column.cards.length };
    const page = await this.desk.see("board", asked);
    this.loading.delete(stage);
    const next = page?.columns.find(({ id }) => id === stage);
    if (next) this.columns.value = extended(this.columns.value ?? [], next);
  }

  /** Show the move at once; take it back when it is refused or nobody answers. */
  async move(card: Ref, stage: string, fields: Record<string, FieldValue> = {}): Promise<Receipt | null> {
    const place = placeOf(this.columns.value ?? [], card.id);
    if (place?.card.stage === stage) return null;
    this.columns.value = this.columns.value && moved(this.columns.value, card.id, stage);
    const filled = Object.keys(fields).length > 0 ? { fields } : {};
    const receipt = await this.desk.do({ verb: `move_${card.kind}`, ...naming(card), stage, ...filled });
    if (place && (!receipt || receipt.refusal)) this.putBack(place.card, place.index);
    return receipt;
  }

  async apply(criteria: Criteria, chosen: string | number | null): Promise<boolean> {
    const saved = typeof chosen === "number" ? { saved: chosen } : { criteria };
    const receipt = await this.desk.do({ verb: "apply_filter", section: this.list.value, ...saved });
    if (!receipt || receipt.refusal) return false;
    batch(() => {
      this.criteria.value = criteria;
      this.chosen.value = chosen;
      this.marked.value = new Set();
    });
    await this.redraw();
    return true;
  }

  mark(card: number, on: boolean): void {
    const marked = new Set(this.marked.value);
    if (on) marked.add(card);
    else marked.delete(card);
    this.marked.value = marked;
  }

  /** What a receipt says has changed: patched in where that is exact, else asked for again. */
  receive(changed: Changed): void {
    if (this.columns.value === null) return;
    if (!changed.stale && [changed.cards, changed.columns, changed.gone].every(({ length }) => length === 0)) return;
    if (this.chosen.value === "in_work" && !changed.stale)
      this.columns.value = patched(this.columns.value, this.pipeline.value, changed);
    else void this.redraw();
  }

  /** The pipeline that was looked at before, else where work comes in, else the first. */
  private pipelineOf(list: ListId): string {
    const { kept, pipelines, desk } = this;
    const wanted = [kept.get(list)?.pipeline, desk.boot.value?.organisation.entry];
    const found = wanted.find((id) => pipelines.value.some((pipeline) => pipeline.id === id));
    return found ?? pipelines.value[0]?.id ?? "";
  }

  private putBack(card: Card, index: number): void {
    const columns = this.columns.value;
    if (columns && placeOf(columns, card.id)?.card.stage !== card.stage)
      this.columns.value = moved(columns, card.id, card.stage ?? "", index);
  }
}
