/** The leads: how they are shown, what is filtered, what waits. */
import { useDesk } from "../context";
import { Button } from "../parts/Button";
import { type Side, Switch } from "../parts/Switch";
import type { Due, Mode } from "../types";
import { Board } from "./Board";
import { CalendarGrid } from "./CalendarGrid";
import { FilterBar } from "./FilterBar";
import { LeadTable } from "./LeadTable";

export function LeadsSection() {
  const { desk, t } = useDesk();
  const mode = desk.screen.mode.value;
  return (
    <section class="section" aria-label={t("Leads")}>
      <div class="section__bar">
        <Modes />
        <Waiting />
        <span class="spring" />
        <Button
          look="main"
          icon="plus"
          data-testid="add-lead"
          onClick={() => (desk.screen.dialog.value = { kind: "add_lead" })}
        >
          {t("Add a lead")}
        </Button>
      </div>
      <FilterBar />
      {mode === "board" && <Board />}
      {mode === "list" && <LeadTable />}
      {mode === "calendar" && <CalendarGrid />}
    </section>
  );
}

function Modes() {
  const { desk, t } = useDesk();
  const sides: Side<Mode>[] = [
    { id: "board", icon: "board", name: t("Board") },
    { id: "list", icon: "list", name: t("List") },
    { id: "calendar", icon: "calendar", name: t("Calendar") },
  ];
  const turn = (mode: Mode): void => void desk.openMode(mode);
  return <Switch label={t("View")} testid="mode" on={desk.screen.mode.value} {...{ sides, turn }} />;
}

/** The counters: each is also the filter that shows what it counts. */
function Waiting() {
  const { desk, t } = useDesk();
  const { overdue, today, none } = desk.counters.value;
  const counters: [Due, string, number][] = [
    ["overdue", t("Overdue"), overdue],
    ["today", t("Due today"), today],
    ["none", t("No activity"), none],
  ];
  return (
    <div class="counters" role="group" aria-label={t("Counters")}>
      {counters.map(([due, name, count]) => (
        <button
          key={due}
          type="button"
          class={`counter counter--${due} ${count === 0 ? "counter--clear" : ""}`}
          data-testid={`counter-${due}`}
          title={name}
          aria-pressed={desk.leads.criteria.value.due === due}
          onClick={() => void desk.leads.apply({ work: "open", due }, null)}
        >
          <b>{count}</b>
          <span>{name}</span>
        </button>
      ))}
    </div>
  );
}
