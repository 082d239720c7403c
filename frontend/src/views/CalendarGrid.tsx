/** The calendar: what is planned for a day or a week, by hours. */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import { Loading } from "../parts/Bits";
import { Button, IconButton } from "../parts/Button";
import { Icon, kindIcon } from "../parts/Icon";
import { type Side, Switch } from "../parts/Switch";
import { DAY_MIN, minutesOf } from "../time";
import type { CalendarItem } from "../types";
import { lanes } from "./lanes";

const HOUR_PX = 52;
const SHOWN_MIN = 30;

type Span = "day" | "week";

export function CalendarGrid({ section }: { section?: string }) {
  const { desk, t, when } = useDesk();
  const calendar = desk.calendar.value;
  const now = desk.clock.value.now_min;
  const [days, setDays] = useState<1 | 7>(7);
  const [shift, setShift] = useState(0);
  const first = (days === 7 ? calendar.weekStart(now) : calendar.midnight(now)) + shift * days * DAY_MIN;
  const { value, failed, again } = useView("calendar", { from_min: first, to_min: first + days * DAY_MIN, ...(section ? { section } : {}) });
  const spans: Side<Span>[] = [{ id: "day", name: t("Day") }, { id: "week", name: t("Week") }];
  const turn = (span: Span): void => {
    setDays(span === "day" ? 1 : 7);
    setShift(0);
  };
  return (
    <div class="calendar" data-testid="calendar">
      <div class="calendar__bar">
        <IconButton icon="back" label={t("Earlier")} onClick={() => setShift(shift - 1)} />
        <IconButton icon="back" class="turned" label={t("Later")} onClick={() => setShift(shift + 1)} />
        <Button look="plain" onClick={() => setShift(0)}>{t("Today")}</Button>
        <strong>{days === 1 ? when(first, "full") : `${when(first, "day")} – ${when(first + 6 * DAY_MIN, "day")}`}</strong>
        <span class="spring" />
        <Switch label={t("Span")} testid="span" sides={spans} on={days === 1 ? "day" : "week"} turn={turn} />
      </div>
      {value ? <Grid items={value.items} first={first} days={days} /> : <Loading {...{ failed, again }} />}
    </div>
  );
}

/** Days side by side by hours. */
export function Grid({ items, first, days }: { items: CalendarItem[]; first: number; days: number }) {
  const { desk } = useDesk();
  const { opens, closes } = desk.calendar.value.hours;
  const from = Math.max(0, Math.floor(minutesOf(opens) / 60) - 1);
  const to = Math.min(24, Math.ceil(minutesOf(closes) / 60) + 1);
  const hours = Array.from({ length: to - from }, (_, index) => from + index);
  const midnights = Array.from({ length: days }, (_, index) => first + index * DAY_MIN);
  return (
    <div class="grid" style={{ "--hour": `${HOUR_PX}px`, "--days": days, "--hours": hours.length }}>
      <div class="grid__hours">{hours.map((hour) => <span>{`${String(hour).padStart(2, "0")}:00`}</span>)}</div>
      {midnights.map((midnight) => (
        <Day key={midnight} {...{ midnight, from, to }} most={days === 1 ? 6 : 2} items={items.filter(({ due_min: due }) => due >= midnight && due < midnight + DAY_MIN)} />
      ))}
    </div>
  );
}

interface DayProps {
  midnight: number;
  from: number;
  to: number;
  /** How many fit side by side. */
  most: number;
  items: CalendarItem[];
}

function Day({ midnight, from, to, most, items }: DayProps) {
  const { desk, when } = useDesk();
  const now = desk.clock.value.now_min;
  const today = now >= midnight && now < midnight + DAY_MIN;
  const y = (atMin: number): number => {
    const hour = (atMin - midnight) / 60;
    return (Math.min(Math.max(hour, from), to - SHOWN_MIN / 60) - from) * HOUR_PX;
  };
  const free = desk.calendar.value.isWeekend(midnight);
  return (
    <div class={`grid__day ${today ? "grid__day--today" : ""} ${free ? "grid__day--free" : ""}`}>
      <div class="grid__date">{when(midnight, "weekday")}</div>
      <div class="grid__slots">
        {today && <div class="grid__now" style={{ top: `${y(now)}px` }} />}
        {lanes(items, SHOWN_MIN, most).map(({ item, lane, of, more }) => (
          <Slot key={item.activity} {...{ item, more }} style={{ top: `${y(item.due_min)}px`, left: `${(100 * lane) / of}%`, width: `${100 / of}%` }} />
        ))}
      </div>
    </div>
  );
}

function Slot({ item, more, style }: { item: CalendarItem; more: number; style: Record<string, string> }) {
  const { desk, t, when } = useDesk();
  if (more > 0) {
    const all = t("{n} activities at this time: open the tasks", { n: more + 1 });
    return <button type="button" class="slot" style={style} title={all} aria-label={all} onClick={() => void desk.openSection("tasks")}>+{more + 1}</button>;
  }
  const what = item.name ?? item.title;
  const label = `${when(item.due_min, "time")} ${what}${item.name && item.title ? `: ${item.title}` : ""}`;
  return (
    <button
      type="button"
      class={`slot slot--${item.kind} slot--${item.state}`}
      style={style}
      title={label}
      disabled={item.card === null}
      onClick={() => item.card !== null && void desk.openCard(item.card)}
    >
      <Icon name={kindIcon(item.kind)} size={12} />
      <span>{when(item.due_min, "time")} {what}</span>
    </button>
  );
}
