/** A column of the board: a status, how many cards it holds and for how much, and the first of them; more on scrolling. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import { dropColumn } from "../drag";
import type { Column } from "../types";
import { printedRubles } from "../time";
import { CardTile } from "./CardTile";

const NEAR_END_PX = 120;

export function BoardColumn({ column }: { column: Column }) {
  const { desk, t, pick } = useDesk();
  const stage = desk.stage(column.id, desk.cards.pipeline.value);
  const name = pick(stage?.name) || column.id;
  const root = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => dropColumn(root.current!, column.id, setOver), [column.id]);
  const onScroll = (event: { currentTarget: HTMLElement }): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    if (scrollTop + clientHeight > scrollHeight - NEAR_END_PX) void desk.cards.more(column.id);
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
        {column.sum_rub > 0 && <span class="column__sum" data-testid={`sum-${column.id}`}>{printedRubles(column.sum_rub, desk.words.lang.value)}</span>}
      </header>
      <ul class="column__cards" onScroll={onScroll}>
        {column.cards.map((card, index) => (
          <CardTile key={card.id} card={card} first={index === 0} />
        ))}
        {column.cards.length === 0 && <li class="column__empty">{t("Nothing here")}</li>}
        {column.cards.length < column.count && (
          <li>
            <button type="button" class="link column__more" onClick={() => void desk.cards.more(column.id)}>
              {t("Show more: {n}", { n: column.count - column.cards.length })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
