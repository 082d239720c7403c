/** Puts things that overlap in time side by side, and counts those for which there is no room. */

export interface Laned<T> {
  item: T;
  lane: number;
  of: number;
  /** How many more there are that this one stands for. */
  more: number;
}

/** Each item with its lane and how many lanes its cluster has, *most* at most; each lasts *spanMin*. */
export function lanes<T extends { due_min: number }>(items: T[], spanMin: number, most: number): Laned<T>[] {
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
    const last = cluster.at(-1);
    if (lane === most && last) {
      last.more++;
      continue;
    }
    ends[lane] = item.due_min + spanMin;
    const entry = { item, lane, of: 1, more: 0 };
    cluster.push(entry);
    placed.push(entry);
    for (const each of cluster) each.of = ends.length;
  }
  return placed;
}
