/** Cards as a list with the columns one has chosen: sorted by a click on a head, the next rows on scrolling. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ListId } from "../cards";
import { useDesk } from "../context";
import { Empty, Loading } from "../parts/Bits";
import { Icon } from "../parts/Icon";
import { printedRubles } from "../time";
import type { ListColumn, ListRow, ListView } from "../seen";
import { Cell } from "./Cell";
import { ColumnChoice } from "./ColumnChoice";

const PAGE = 60;
const NEAR_END_PX = 240;
/** What is looked at from its newest or largest side first. */
const FALLING = new Set(["moment", "money", "number", "date"]);

interface Order {
  sort: string;
  descending: boolean;
}

export function CardTable({ list }: { list: ListId }) {
  const { desk, t } = useDesk();
  const [order, setOrder] = useState<Order>({ sort: "created", descending: true });
  const { seen, more } = useRows(list, order);
  const onScroll = (event: { currentTarget: HTMLElement }): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollTop + clientHeight > scrollHeight - NEAR_END_PX) void more();
  };
  if (seen === null) return <Loading />;
  if (seen.total === 0) return <Empty icon="list">{t("Nothing fits this filter. Choose another one above.")}</Empty>;
  return (
    <div class="table-box" onScroll={onScroll} data-testid="list" data-list={list}>
      <table class="table">
        <thead><Heads {...{ seen, order, list }} turn={setOrder} /></thead>
        <tbody>{seen.rows.map((row) => <Row key={row.id} row={row} columns={seen.columns} />)}</tbody>
      </table>
      <p class="table__total">
        {t("Shown {shown} of {total}", { shown: seen.rows.length, total: seen.total })}
        {seen.sum_rub > 0 && <> · {t("Sum: {sum}", { sum: printedRubles(seen.sum_rub, desk.words.lang.value) })}</>}
      </p>
    </div>
  );
}

interface HeadsProps {
  seen: ListView;
  order: Order;
  list: ListId;
  turn(order: Order): void;
}

function Heads({ seen, order, list, turn }: HeadsProps) {
  const { desk, t, pick } = useDesk();
  const { marked } = desk.cards;
  const all = seen.rows.every(({ id }) => marked.value.has(id));
  const markAll = (): void => void (marked.value = new Set(all ? [] : seen.rows.map(({ id }) => id)));
  const sorted = (id: string) =>
    id === order.sort ? (order.descending ? ("descending" as const) : ("ascending" as const)) : undefined;
  const sort = ({ id, kind }: ListColumn): void =>
    turn({ sort: id, descending: order.sort === id ? !order.descending : FALLING.has(kind) });
  return (
    <tr>
      <th class="tick"><input type="checkbox" aria-label={t("Tick all that are shown")} checked={all} data-testid="tick-all" onChange={markAll} /></th>
      {seen.columns.map((column) => (
        <th key={column.id} scope="col" aria-sort={sorted(column.id)}>
          {!column.sortable ? pick(column.name) : (
            <button type="button" data-testid={`sort-${column.id}`} onClick={() => sort(column)}>
              {pick(column.name)}
              {column.id === order.sort && <Icon name={order.descending ? "down" : "up"} size={11} />}
            </button>
          )}
        </th>
      ))}
      <th class="gear">{seen.can_choose && <ColumnChoice {...{ seen, list }} />}</th>
    </tr>
  );
}

function Row({ row, columns }: { row: ListRow; columns: ListColumn[] }) {
  const { desk, t } = useDesk();
  const { cards } = desk;
  const ticked = cards.marked.value.has(row.id);
  const tick = (event: { currentTarget: HTMLInputElement }): void => cards.mark(row.id, event.currentTarget.checked);
  return (
    <tr data-testid={`row-${row.id}`} class={ticked ? "row--ticked" : ""} onClick={() => void desk.openCard(row)}>
      <td class="tick" onClick={(event) => event.stopPropagation()}>
        <input type="checkbox" aria-label={t("Tick: {name}", { name: String(row.values["name"] ?? row.id) })} checked={ticked} data-testid={`tick-${row.id}`} onChange={tick} />
      </td>
      {columns.map((column) => <td key={column.id} class={`cell cell--${column.kind} cell--${column.id}`}><Cell {...{ row, column }} /></td>)}
      <td />
    </tr>
  );
}

/** The rows so far. After anything that happens, as many as there were are asked for again. */
function useRows(list: ListId, order: Order) {
  const { desk } = useDesk();
  const [seen, setSeen] = useState<ListView | null>(null);
  const criteria = desk.cards.criteria.value;
  const pipeline = desk.cards.pipelines.value.length > 0 ? desk.cards.pipeline.value : null;
  const version = desk.version.value;
  const asked = useRef(0);
  const shown = useRef<unknown[]>([]);
  const page = (offset: number) =>
    desk.see("list", { section: list, ...(pipeline ? { pipeline } : {}), criteria, offset, limit: PAGE, ...order });
  /** Ask page after page until *count* rows stand behind *rows*; a newer question ends this one. */
  const fetch = async (rows: ListRow[], count: number): Promise<void> => {
    const mine = ++asked.current;
    let next: ListView | null;
    do {
      next = await page(rows.length);
      if (!next || mine !== asked.current) return;
      rows = [...rows, ...next.rows];
    } while (rows.length < Math.min(count, next.total) && next.rows.length > 0);
    setSeen({ ...next, rows });
  };
  useEffect(() => {
    const now = [list, pipeline, criteria, order];
    const same = now.every((each, index) => each === shown.current[index]);
    shown.current = now;
    void fetch([], same && seen ? seen.rows.length : PAGE);
  }, [list, pipeline, criteria, order, version]);
  const waiting = useRef(false);
  const more = async (): Promise<void> => {
    if (seen === null || waiting.current || seen.rows.length >= seen.total) return;
    waiting.current = true;
    await fetch(seen.rows, seen.rows.length + PAGE);
    waiting.current = false;
  };
  return { seen, more };
}
