/** Puts things that overlap in time side by side. */

export interface Laned<T> {
  item: T;
  lane: number;
  of: number;
}

/** Each item with its lane and how many lanes its cluster has; each lasts *spanMin*. */
export function lanes<T extends { due_min: number }>(items: T[], spanMin: number): Laned<T>[] {
  const sorted = [...items].sort((a, b) => a.due_min - b.due_min);
  const placed: Laned<T>[] = [];
  let cluster: Laned<T>[] = [];
  let ends: number[] = [];
  for (const item of sorted) {
    if (ends.every((end) => end <= item.due_min)) {
      cluster = [];
      ends = [];
    }
    const free = ends.findIndex((end) => end <= item.due_min);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = item.due_min + spanMin;
    const entry = { item, lane, of: 1 };
    cluster.push(entry);
    placed.push(entry);
    for (const each of cluster) each.of = ends.length;
  }
  return placed;
}
