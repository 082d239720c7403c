/** The board as plain data: what a move, an answer and a next page make of its columns. */
import type { Card, Changed, Column } from "./types";

/** Where a card lay, so that it can be put back. */
export interface Place {
  card: Card;
  index: number;
}

export function placeOf(columns: Column[], lead: number): Place | null {
  for (const column of columns) {
    const index = column.cards.findIndex((card) => card.id === lead);
    const card = column.cards[index];
    if (card) return { card, index };
  }
  return null;
}

/** The card in another column, at *index*; both counts follow. */
export function moved(columns: Column[], lead: number, stage: string, index = 0): Column[] {
  const place = placeOf(columns, lead);
  if (!place || !columns.some((column) => column.id === stage)) return columns;
  const lifted = without(columns, lead);
  return lifted.map((column) => {
    if (column.id !== stage) return column;
    const cards = [...column.cards];
    cards.splice(index, 0, { ...place.card, stage });
    return { ...column, count: column.count + 1, cards };
  });
}

/** What Python says has changed, where the board shows leads in work. */
export function patched(columns: Column[], changed: Pick<Changed, "cards" | "columns">): Column[] {
  const counts = new Map(changed.columns.map(({ id, count }) => [id, count]));
  const drawn = changed.cards.reduce(withCard, columns);
  return drawn.map((column) => ({ ...column, count: counts.get(column.id) ?? column.count }));
}

/** The next page of one column, behind what is there; nothing comes twice. */
export function extended(columns: Column[], more: Column): Column[] {
  return columns.map((column) => {
    if (column.id !== more.id) return column;
    const known = new Set(column.cards.map((card) => card.id));
    const fresh = more.cards.filter((card) => !known.has(card.id));
    return { ...column, count: more.count, cards: [...column.cards, ...fresh] };
  });
}

function withCard(columns: Column[], card: Card): Column[] {
  const place = placeOf(columns, card.id);
  if (card.closed) return without(columns, card.id);
  if (place?.card.stage === card.stage) return replaced(columns, card);
  if (place) return replaced(moved(columns, card.id, card.stage), card);
  return columns.map((column) => (column.id === card.stage ? grown(column, card) : column));
}

function without(columns: Column[], lead: number): Column[] {
  return columns.map((column) => {
    const cards = column.cards.filter((card) => card.id !== lead);
    if (cards.length === column.cards.length) return column;
    return { ...column, count: column.count - 1, cards };
  });
}

function replaced(columns: Column[], card: Card): Column[] {
  return columns.map((column) => ({
    ...column,
    cards: column.cards.map((old) => (old.id === card.id ? card : old)),
  }));
}

function grown(column: Column, card: Card): Column {
  return { ...column, count: column.count + 1, cards: [card, ...column.cards] };
}
