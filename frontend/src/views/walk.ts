/** Walking a board with the arrows: up and down in a column, left and right to the next one that has cards. */

const STEPS: Record<string, [columns: number, cards: number]> = {
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};

const CARD = ".tile__open";

export function walkBoard(event: KeyboardEvent, board: HTMLElement): void {
  const step = STEPS[event.key];
  const here = (event.target as HTMLElement).closest<HTMLElement>(".tile");
  if (!step || !here || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const columns = [...board.querySelectorAll<HTMLElement>(".column")].map(cardsOf);
  const at = columns.findIndex((cards) => cards.includes(here));
  const row = columns[at]!.indexOf(here);
  const next = step[0] === 0 ? columns[at]![row + step[1]] : beside(columns, at, step[0], row);
  next?.querySelector<HTMLElement>(CARD)?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function cardsOf(column: HTMLElement): HTMLElement[] {
  return [...column.querySelectorAll<HTMLElement>(".tile")];
}

function beside(columns: HTMLElement[][], at: number, step: number, row: number) {
  for (let i = at + step; i >= 0 && i < columns.length; i += step) {
    const cards = columns[i]!;
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)];
  }
  return undefined;
}
