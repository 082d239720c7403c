/** The board: a column for each status, cards to drag or to walk with the arrows. */
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../context";
import { watchBoard } from "../drag";
import { Loading } from "../parts/Bits";
import { BoardColumn } from "./BoardColumn";
import { walkBoard } from "./walk";

export function Board() {
  const { desk, t } = useDesk();
  const board = useRef<HTMLDivElement>(null);
  const { columns } = desk.leads;
  const drawn = columns.value !== null;
  useEffect(() => {
    if (!drawn) return;
    return watchBoard(board.current!, (lead, stage) => void desk.leads.move(lead, stage));
  }, [drawn]);
  if (columns.value === null) return <Loading again={() => void desk.leads.redraw()} />;
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
