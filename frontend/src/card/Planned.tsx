/** What is planned with a card, the nearest first. */
import { useDesk } from "../context";
import type { Activity, Due, Kind } from "../types";
import { PlannedItem } from "./PlannedItem";

export function Planned({ items, kind }: { items: Activity[]; kind: Kind }) {
  const { t } = useDesk();
  return (
    <section class="planned" aria-label={t("Planned")}>
      <h3>{t("Planned")}</h3>
      {items.length === 0 && (kind === "contact" || kind === "company") && <p class="muted">{t("Nothing is planned.")}</p>}
      {items.length === 0 && (kind === "lead" || kind === "deal") && (
        <p class="planned__none">{t("No next step is planned. Every card in work should have one.")}</p>
      )}
      <ul>{items.map((item) => <Item key={item.activity} item={item} />)}</ul>
    </section>
  );
}

function Item({ item }: { item: Activity }) {
  const { desk } = useDesk();
  const now = desk.clock.value.now_min;
  const days = desk.calendar.value.daysBetween(now, item.due_min);
  const due: Due = item.due_min < now ? "overdue" : days === 0 ? "today" : "later";
  return <PlannedItem activity={item} due={due} />;
}
