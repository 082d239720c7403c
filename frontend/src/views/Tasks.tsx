/** Tasks and projects: what is planned, by when it is due, and what is done. */
import { useDesk, useView } from "../context";
import { Empty, Loading } from "../parts/Bits";
import { Button } from "../parts/Button";
import { PlannedItem } from "../card/PlannedItem";
import { Icon, kindIcon } from "../parts/Icon";
import type { Task } from "../seen";

export function Tasks() {
  const { desk, t } = useDesk();
  const { value, failed, again } = useView("tasks");
  return (
    <section class="section" aria-label={t("Tasks")} data-testid="tasks">
      <div class="section__bar">
        <h2 class="section__title">{t("My tasks and activities")}</h2>
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
      <div class="scroll">
        {value ? <Groups items={value.items} /> : <Loading {...{ failed, again }} />}
      </div>
    </section>
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
    return <Empty icon="task">{t("Nothing is planned. A lead's next step is set on its card.")}</Empty>;
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
