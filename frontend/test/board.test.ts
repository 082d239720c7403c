import { expect, test } from "vitest";
import { card } from "../dev/sample";
import { extended, moved, patched, placeOf } from "../src/board";
import type { Column } from "../src/types";

const board = (): Column[] => [
  { id: "NEW", count: 30, sum_rub: 0, cards: [card(1, "NEW"), card(2, "NEW")] },
  { id: "THINKING", count: 1, sum_rub: 0, cards: [card(3, "THINKING")] },
];

const ids = (columns: Column[]): number[][] => columns.map(({ cards }) => cards.map(({ id }) => id));
const counts = (columns: Column[]): number[] => columns.map(({ count }) => count);

test("a moved card is in its new column only, and both counts follow", () => {
  const after = moved(board(), 2, "THINKING");
  expect(ids(after)).toEqual([[1], [2, 3]]);
  expect(counts(after)).toEqual([29, 2]);
  expect(placeOf(after, 2)?.card.stage).toBe("THINKING");
});

test("moving there and back is as if nothing had happened", () => {
  const before = board();
  const place = placeOf(before, 2)!;
  const back = moved(moved(before, 2, "THINKING"), 2, "NEW", place.index);
  expect(back).toEqual(before);
});

test("an unknown card or column changes nothing", () => {
  expect(moved(board(), 99, "NEW")).toEqual(board());
  expect(moved(board(), 1, "NOWHERE")).toEqual(board());
});

test("a patch puts cards where Python says, with Python's counts", () => {
  const changed = { cards: [card(1, "THINKING", { comments: 9 })], gone: [], columns: [{ pipeline: "leads", id: "NEW", count: 29, sum_rub: 0 }] };
  const after = patched(board(), "leads", changed);
  expect(ids(after)).toEqual([[2], [1, 3]]);
  expect(counts(after)).toEqual([29, 2]);
  expect(placeOf(after, 1)?.card.comments).toBe(9);
});

test("a card that stays is redrawn in its place; a new one comes to the top", () => {
  const after = patched(board(), "leads", { gone: [], cards: [card(2, "NEW", { unread: true }), card(7, "NEW")], columns: [] });
  expect(ids(after)).toEqual([[7, 1, 2], [3]]);
  expect(counts(after)).toEqual([31, 1]);
});

test("a finished lead leaves the board", () => {
  const after = patched(board(), "leads", { gone: [], cards: [card(1, "CONVERTED", { closed: true })], columns: [] });
  expect(ids(after)).toEqual([[2], [3]]);
});

test("a next page comes behind what is there, and nothing comes twice", () => {
  const page = { id: "NEW", count: 30, sum_rub: 0, cards: [card(2, "NEW"), card(5, "NEW")] };
  expect(ids(extended(board(), page))).toEqual([[1, 2, 5], [3]]);
});

test("what another pipeline tells is not taken for one's own", () => {
  const changed = { cards: [card(2, "NEW", { pipeline: "sales" })], gone: [], columns: [{ pipeline: "sales", id: "THINKING", count: 7, sum_rub: 9 }] };
  const after = patched(board(), "leads", changed);
  expect(ids(after)).toEqual([[1], [3]]);
  expect(counts(after)).toEqual([29, 1]);
});

test("sums go with the cards, and a card that may not be seen any more is gone", () => {
  const rich = [{ id: "NEW", count: 1, sum_rub: 500, cards: [card(1, "NEW", { sum_rub: 500 })] }, { id: "THINKING", count: 0, sum_rub: 0, cards: [] }];
  expect(moved(rich, 1, "THINKING").map(({ sum_rub }) => sum_rub)).toEqual([0, 500]);
  expect(patched(rich, "leads", { cards: [], gone: [1], columns: [] }).map(({ sum_rub }) => sum_rub)).toEqual([0, 0]);
});
