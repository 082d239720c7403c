/** A column of the board: a status, how many leads it holds, and the first of them; more on scrolling. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import { dropColumn } from "../drag";
import type { Column } from "../types";
import { LeadTile } from "./LeadTile";

const NEAR_END_PX = 120;

export function BoardColumn({ column }: { column: Column }) {
  const { desk, t, pick } = useDesk();
  const stage = desk.stages.value.get(column.id);
  const name = pick(stage?.name) || column.id;
  const root = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => dropColumn(root.current!, column.id, setOver), [column.id]);
  const onScroll = (event: { currentTarget: HTMLElement }): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollTop + clientHeight > scrollHeight - NEAR_END_PX) void desk.leads.more(column.id);
  };
  const style = { "--stage": stage?.color ?? "#a8adb4" };
  return (
    <section
      ref={root}
      class={`column ${over ? "column--over" : ""}`}
      style={style}
      aria-label={t("{stage}: {n}", { stage: name, n: column.count })}
      data-testid={`column-${column.id}`}
    >
      <header class="column__head">
        <h3 title={name}>{name}</h3>
        <span class="column__count" data-testid={`count-${column.id}`}>{column.count}</span>
      </header>
      <ul class="column__cards" onScroll={onScroll}>
        {column.cards.map((card, index) => (
          <LeadTile key={card.id} card={card} first={index === 0} />
        ))}
        {column.cards.length === 0 && <li class="column__empty">{t("No leads here")}</li>}
        {column.cards.length < column.count && (
          <li>
            <button type="button" class="link column__more" onClick={() => void desk.leads.more(column.id)}>
              {t("Show more: {n}", { n: column.count - column.cards.length })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
