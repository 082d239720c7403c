/** The board: a column for each stage, cards to drag or to walk with the arrows. */
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../context";
import { placeOf } from "../board";
import { watchBoard } from "../drag";
import { Loading } from "../parts/Bits";
import { BoardColumn } from "./BoardColumn";
import { walkBoard } from "./walk";

export function Board() {
  const { desk, t } = useDesk();
  const board = useRef<HTMLDivElement>(null);
  const { columns } = desk.cards;
  const drawn = columns.value !== null;
  useEffect(() => {
    if (!drawn) return;
    return watchBoard(board.current!, (number, stage) => {
      const card = placeOf(columns.value ?? [], number)?.card;
      if (card) void desk.cards.move(card, stage);
    });
  }, [drawn]);
  if (columns.value === null) return <Loading again={() => void desk.cards.redraw()} />;
  return (
    <div
      ref={board}
      class="board"
      role="group"
      aria-label={t("Board. Arrows walk, Enter opens a card, M moves it.")}
      onKeyDown={(event) => walkBoard(event, board.current!)}
    >
      {columns.value.map((column) => <BoardColumn key={column.id} column={column} />)}
    </div>
  );
}
