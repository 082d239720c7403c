/** The board as plain data: what a move, an answer and a next page make of its columns. */
import type { Card, Changed, Column } from "./types";

/** Where a card lay, so that it can be put back. */
export interface Place {
  card: Card;
  index: number;
}

export function placeOf(columns: Column[], number: number): Place | null {
  for (const column of columns) {
    const index = column.cards.findIndex(({ id }) => id === number);
    const card = column.cards[index];
    if (card) return { card, index };
  }
  return null;
}

/** The card in another column, at *index*; counts and sums follow. */
export function moved(columns: Column[], number: number, stage: string, index = 0): Column[] {
  const place = placeOf(columns, number);
  if (!place || !columns.some((column) => column.id === stage)) return columns;
  const lifted = without(columns, number);
  return lifted.map((column) => {
    if (column.id !== stage) return column;
    const cards = [...column.cards];
    cards.splice(index, 0, { ...place.card, stage });
    return { ...column, ...more(column, place.card), cards };
  });
}

/** What Python says has changed, where the board shows the cards in work of a pipeline. */
export function patched(columns: Column[], pipeline: string, changed: Pick<Changed, "cards" | "columns" | "gone">): Column[] {
  const here = changed.columns.filter((column) => column.pipeline === pipeline);
  const counts = new Map(here.map(({ id, count, sum_rub }) => [id, { count, sum_rub }]));
  const left = changed.gone.reduce(without, columns);
  const drawn = changed.cards.reduce((all, card) => withCard(all, pipeline, card), left);
  return drawn.map((column) => ({ ...column, ...counts.get(column.id) }));
}

/** The next page of one column, behind what is there; nothing comes twice. */
export function extended(columns: Column[], page: Column): Column[] {
  return columns.map((column) => {
    if (column.id !== page.id) return column;
    const known = new Set(column.cards.map((card) => card.id));
    const fresh = page.cards.filter((card) => !known.has(card.id));
    return { ...column, count: page.count, sum_rub: page.sum_rub, cards: [...column.cards, ...fresh] };
  });
}

function withCard(columns: Column[], pipeline: string, card: Card): Column[] {
  const place = placeOf(columns, card.id);
  if (card.closed || card.pipeline !== pipeline) return without(columns, card.id);
  if (place?.card.stage === card.stage) return replaced(columns, card);
  if (place) return replaced(moved(columns, card.id, card.stage ?? ""), card);
  return columns.map((column) => (column.id === card.stage ? grown(column, card) : column));
}

function without(columns: Column[], number: number): Column[] {
  return columns.map((column) => {
    const gone = column.cards.find(({ id }) => id === number);
    if (!gone) return column;
    const { count, sum_rub: sum } = column;
    return { ...column, count: count - 1, sum_rub: sum - gone.sum_rub, cards: column.cards.filter((card) => card !== gone) };
  });
}

function replaced(columns: Column[], card: Card): Column[] {
  return columns.map((column) => ({
    ...column,
    cards: column.cards.map((old) => (old.id === card.id ? card : old)),
  }));
}

function grown(column: Column, card: Card): Column {
  return { ...column, ...more(column, card), cards: [card, ...column.cards] };
}

function more({ count, sum_rub: sum }: Column, card: Card): Pick<Column, "count" | "sum_rub"> {
  return { count: count + 1, sum_rub: sum + card.sum_rub };
}
