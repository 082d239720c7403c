/** The leads as a list: sorted by a click on a head, the next rows on scrolling. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import { Avatar, Empty, Loading, NextStepMark, StageName } from "../parts/Bits";
import { Icon } from "../parts/Icon";
import type { ListSort, ListView, Row } from "../types";

const PAGE = 60;
const NEAR_END_PX = 240;

interface Order {
  sort: ListSort;
  descending: boolean;
}

export function LeadTable() {
  const { t } = useDesk();
  const [order, setOrder] = useState<Order>({ sort: "created", descending: true });
  const { list, more } = useRows(order);
  const turn = (sort: ListSort): void =>
    setOrder({ sort, descending: order.sort === sort ? !order.descending : sort === "created" });
  const onScroll = (event: { currentTarget: HTMLElement }): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollTop + clientHeight > scrollHeight - NEAR_END_PX) void more();
  };
  if (list === null) return <Loading />;
  if (list.total === 0) return <Empty icon="list">{t("No lead fits this filter. Choose another one above.")}</Empty>;
  return (
    <div class="table-box" onScroll={onScroll} data-testid="list">
      <table class="table">
        <thead><Heads order={order} turn={turn} /></thead>
        <tbody>{list.rows.map((row) => <LeadRow key={row.id} row={row} />)}</tbody>
      </table>
      <p class="table__total">{t("Shown {shown} of {total}", { shown: list.rows.length, total: list.total })}</p>
    </div>
  );
}

function Heads({ order, turn }: { order: Order; turn(sort: ListSort): void }) {
  const { t } = useDesk();
  const heads: [ListSort | null, string][] = [
    ["name", t("Name")],
    [null, t("Phone")],
    ["stage", t("Status")],
    ["due", t("Next activity")],
    [null, t("Source")],
    [null, t("City")],
    ["created", t("Created")],
  ];
  const sorted = (sort: ListSort | null) =>
    sort === order.sort ? (order.descending ? ("descending" as const) : ("ascending" as const)) : undefined;
  return (
    <tr>
      {heads.map(([sort, name]) => (
        <th key={name} scope="col" class={name === t("City") ? "city" : ""} aria-sort={sorted(sort)}>
          {sort === null ? name : (
            <button type="button" data-testid={`sort-${sort}`} onClick={() => turn(sort)}>
              {name}
              {sort === order.sort && <Icon name={order.descending ? "down" : "up"} size={11} />}
            </button>
          )}
        </th>
      ))}
    </tr>
  );
}

function LeadRow({ row }: { row: Row }) {
  const { desk, pick, when } = useDesk();
  const source = desk.boot.value!.organisation.sources.find(({ id }) => id === row.source);
  const open = (): void => void desk.openCard(row.id);
  return (
    <tr data-testid={`row-${row.id}`} onClick={open}>
      <td>
        <span class="who">
          <Avatar name={row.name} size={24} />
          <button type="button" class="link" onClick={(event) => { event.stopPropagation(); open(); }}>{row.name}</button>
        </span>
      </td>
      <td class="nowrap">{row.phone}</td>
      <td><StageName id={row.stage} /></td>
      <td><NextStepMark card={row} /></td>
      <td>{pick(source?.name) || row.source}</td>
      <td class="city">{row.city}</td>
      <td class="nowrap muted">{when(row.created_min)}</td>
    </tr>
  );
}

/** The rows so far. After anything that happens, as many as there were are asked for again. */
function useRows(order: Order) {
  const { desk } = useDesk();
  const [list, setList] = useState<ListView | null>(null);
  const criteria = desk.leads.criteria.value;
  const version = desk.version.value;
  const asked = useRef(0);
  const shown = useRef<unknown[]>([]);
  const page = (offset: number) => desk.see("list", { criteria, offset, limit: PAGE, ...order });
  /** Ask page after page until *count* rows stand behind *rows*; a newer question ends this one. */
  const fetch = async (rows: Row[], count: number): Promise<void> => {
    const mine = ++asked.current;
    let next: ListView | null;
    do {
      next = await page(rows.length);
      if (!next || mine !== asked.current) return;
      rows = [...rows, ...next.rows];
    } while (rows.length < Math.min(count, next.total) && next.rows.length > 0);
    setList({ total: next.total, rows });
  };
  useEffect(() => {
    const same = shown.current[0] === criteria && shown.current[1] === order;
    shown.current = [criteria, order];
    void fetch([], same && list ? list.rows.length : PAGE);
  }, [criteria, order, version]);
  const waiting = useRef(false);
  const more = async (): Promise<void> => {
    if (list === null || waiting.current || list.rows.length >= list.total) return;
    waiting.current = true;
    await fetch(list.rows, list.rows.length + PAGE);
    waiting.current = false;
  };
  return { list, more };
}
