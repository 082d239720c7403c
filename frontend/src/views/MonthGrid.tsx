/** A month of tasks: a box for each day, weeks below one another. */
import { useDesk } from "../context";
import { Icon, kindIcon } from "../parts/Icon";
import { DAY_MIN } from "../time";
import type { Task } from "../seen";

const SHOWN = 4;

export function MonthGrid({ items, first, to }: { items: Task[]; first: number; to: number }) {
  const { desk } = useDesk();
  const from = desk.calendar.value.weekStart(first);
  const days = Array.from({ length: 7 * Math.ceil((to - from) / (7 * DAY_MIN)) }, (_, index) => from + index * DAY_MIN);
  return (
    <div class="month" data-testid="month">
      {days.map((midnight) => (
        <Day key={midnight} {...{ midnight }} outside={midnight < first || midnight >= to} items={items.filter(({ due_min: due }) => due >= midnight && due < midnight + DAY_MIN)} />
      ))}
    </div>
  );
}

function Day({ midnight, outside, items }: { midnight: number; outside: boolean; items: Task[] }) {
  const { desk, t, when } = useDesk();
  const now = desk.clock.value.now_min;
  const today = now >= midnight && now < midnight + DAY_MIN;
  return (
    <div class={`month__day ${today ? "month__day--today" : ""} ${outside ? "month__day--outside" : ""}`}>
      <div class="muted">{when(midnight, "weekday")}</div>
      {items.slice(0, SHOWN).map((task) => (
        <button
          key={task.activity}
          type="button"
          class={`month__task month__task--${task.state === "planned" ? task.due : "done"}`}
          disabled={task.card === null}
          title={`${when(task.due_min, "time")} ${task.title}`}
          onClick={() => task.card !== null && void desk.openCard(task.card)}
        >
          <Icon name={kindIcon(task.kind)} size={12} />{when(task.due_min, "time")} {task.name ?? task.title}
        </button>
      ))}
      {items.length > SHOWN && <span class="muted">{t("and {n} more", { n: items.length - SHOWN })}</span>}
    </div>
  );
}
