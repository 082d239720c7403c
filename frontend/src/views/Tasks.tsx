/** Tasks and projects: what is planned, as a list or over a day, a week, a month (R031). */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import { Empty, Loading } from "../parts/Bits";
import { Button, IconButton } from "../parts/Button";
import { PlannedItem } from "../card/PlannedItem";
import { Icon, kindIcon } from "../parts/Icon";
import { type Side, Switch } from "../parts/Switch";
import { DAY_MIN } from "../time";
import type { Criteria, Task } from "../seen";
import { Grid } from "./CalendarGrid";
import { MonthGrid } from "./MonthGrid";
import { TaskFilter } from "./TaskFilter";

type TaskMode = "list" | "day" | "week" | "month";
const SPAN_DAYS = { list: 0, day: 1, week: 7, month: 30 };

export function Tasks() {
  const { desk, t } = useDesk();
  const [mode, setMode] = useState<TaskMode>("list");
  const [shift, setShift] = useState(0);
  const [criteria, setCriteria] = useState<Criteria>({ work: "all" });
  const now = desk.clock.value.now_min;
  const at = now + shift * SPAN_DAYS[mode] * DAY_MIN;
  const asked = mode === "list" ? {} : { at_min: at };
  const { value, failed, again } = useView("tasks", { mode, criteria, ...asked });
  const sides: Side<TaskMode>[] = [
    { id: "list", icon: "list", name: t("List") },
    { id: "day", name: t("Day") },
    { id: "week", name: t("Week") },
    { id: "month", name: t("Month") },
  ];
  const turn = (to: TaskMode): void => {
    setMode(to);
    setShift(0);
  };
  return (
    <section class="section" aria-label={t("Tasks")} data-testid="tasks">
      <div class="section__bar">
        <h2 class="section__title">{t("My tasks and activities")}</h2>
        <Switch label={t("View")} testid="tasks" sides={sides} on={mode} turn={turn} />
        {value && <span class="muted">{t("Overdue: {overdue} · Today: {today}", { overdue: value.overdue, today: value.today })}</span>}
        <span class="spring" />
        <Button
          look="main"
          icon="plus"
          data-testid="add-task"
          onClick={() => (desk.screen.dialog.value = { kind: "add_task" })}
        >
          {t("Add a task")}
        </Button>
      </div>
      <TaskFilter {...{ criteria }} change={setCriteria} />
      {mode !== "list" && <Period from={value?.from_min ?? at} to={value?.to_min ?? at} turn={(by) => setShift(by === 0 ? 0 : shift + by)} />}
      <div class="scroll">
        {value === null && <Loading {...{ failed, again }} />}
        {value && mode === "list" && <Groups items={value.items} />}
        {value && (mode === "day" || mode === "week") && (
          <div class="calendar"><Grid items={value.items} first={value.from_min ?? at} days={SPAN_DAYS[mode]} /></div>
        )}
        {value && mode === "month" && <MonthGrid items={value.items} first={value.from_min ?? at} to={value.to_min ?? at} />}
      </div>
    </section>
  );
}

function Period({ from, to, turn }: { from: number; to: number; turn(by: number): void }) {
  const { t, when } = useDesk();
  const last = to - 1;
  return (
    <div class="calendar__bar">
      <IconButton icon="back" label={t("Earlier")} data-testid="earlier" onClick={() => turn(-1)} />
      <IconButton icon="back" class="turned" label={t("Later")} data-testid="later" onClick={() => turn(1)} />
      <Button look="plain" onClick={() => turn(0)}>{t("Today")}</Button>
      <strong>{last - from < DAY_MIN ? when(from, "full") : `${when(from, "day")} – ${when(last, "day")}`}</strong>
    </div>
  );
}

function Groups({ items }: { items: Task[] }) {
  const { t } = useDesk();
  const planned = items.filter(({ state }) => state === "planned");
  const groups: [string, string, Task[]][] = [
    ["overdue", t("Overdue"), planned.filter(({ due }) => due === "overdue")],
    ["today", t("Today"), planned.filter(({ due }) => due === "today")],
    ["later", t("Later"), planned.filter(({ due }) => due === "later")],
  ];
  const done = items.filter(({ state }) => state !== "planned");
  if (items.length === 0)
    return <Empty icon="task">{t("Nothing is planned. A card's next step is set on the card.")}</Empty>;
  return (
    <div class="groups">
      {groups.filter(([, , tasks]) => tasks.length > 0).map(([id, name, tasks]) => (
        <section class={`group group--${id}`}>
          <h3>{name} <span class="muted">{tasks.length}</span></h3>
          <ul>{tasks.map((task) => <PlannedItem key={task.activity} activity={task} due={task.due} linked />)}</ul>
        </section>
      ))}
      {done.length > 0 && (
        <section class="group">
          <h3>{t("Closed")} <span class="muted">{done.length}</span></h3>
          <ul>{done.map((task) => <Done key={task.activity} task={task} />)}</ul>
        </section>
      )}
    </div>
  );
}

function Done({ task }: { task: Task }) {
  const { when } = useDesk();
  return (
    <li class="plan plan--done">
      <Icon name={task.state === "done" ? "check" : kindIcon(task.kind)} size={16} />
      <div class="plan__what">
        <span>{task.title}{task.name && <span class="muted"> · {task.name}</span>}</span>
        {task.result && <span class="muted">{task.result}</span>}
      </div>
      <span class="muted nowrap">{when(task.due_min)}</span>
    </li>
  );
}
