import { expect, test } from "vitest";
import { lanes } from "../src/views/lanes";

const at = (...minutes: number[]) => minutes.map((due_min) => ({ due_min }));
const shape = (...minutes: number[]) => lanes(at(...minutes), 30, 3).map(({ lane, of, more }) => [lane, of, more]);

test("what does not overlap has the whole width", () => {
  expect(shape(0, 30, 90)).toEqual([[0, 1, 0], [0, 1, 0], [0, 1, 0]]);
});

test("what overlaps shares it, and a lane that is free again is used again", () => {
  expect(shape(0, 29)).toEqual([[0, 2, 0], [1, 2, 0]]);
  expect(shape(0, 10, 30)).toEqual([[0, 2, 0], [1, 2, 0], [0, 2, 0]]);
});

test("what finds no lane is counted by the last that did", () => {
  expect(shape(0, 0, 0)).toEqual([[0, 3, 0], [1, 3, 0], [2, 3, 0]]);
  expect(shape(0, 0, 0, 0, 0)).toEqual([[0, 3, 0], [1, 3, 0], [2, 3, 2]]);
});
