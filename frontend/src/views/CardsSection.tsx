/** Cards of one kind: how they are shown, what is filtered, what waits, what is ticked. */
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { KIND_OF, type ListId } from "../cards";
import { useDesk } from "../context";
import { AddMenu } from "../forms/AddMenu";
import { Button } from "../parts/Button";
import { type Side, Switch } from "../parts/Switch";
import type { Due, Mode } from "../types";
import { Board } from "./Board";
import { CalendarGrid } from "./CalendarGrid";
import { CardTable } from "./CardTable";
import { FilterBar } from "./FilterBar";
import { MarkedBar } from "./MarkedBar";
import { PipelineSwitch } from "./PipelineSwitch";

/** *children* stand where the name of the list would. */
export function CardsSection({ list, children }: { list: ListId; children?: ComponentChildren }) {
  const { desk } = useDesk();
  const { cards, screen } = desk;
  useEffect(() => void (cards.list.value !== list && cards.open(list)), [list]);
  const hasStages = list === "leads" || list === "deals";
  const mode = hasStages ? screen.mode.value : "list";
  const names = useListNames();
  if (cards.list.value !== list) return null;
  return (
    <section class="section" aria-label={names[list]}>
      <div class="section__bar">
        <PipelineSwitch />
        {hasStages ? <Modes /> : children ?? <h2 class="section__title">{names[list]}</h2>}
        {hasStages && <Waiting />}
        <span class="spring" />
        <AddButton list={list} />
        <AddMenu />
      </div>
      <FilterBar />
      {mode === "list" && <MarkedBar />}
      {mode === "board" && <Board />}
      {mode === "list" && <CardTable list={list} />}
      {mode === "calendar" && <CalendarGrid section={list} />}
    </section>
  );
}

export function useListNames(): Record<ListId, string> {
  const { t } = useDesk();
  return { leads: t("Leads"), deals: t("Deals"), contacts: t("Contacts"), companies: t("Companies") };
}

function AddButton({ list }: { list: ListId }) {
  const { desk, t } = useDesk();
  const labels = { leads: t("Add a lead"), deals: t("Add a deal"), contacts: t("Add a contact"), companies: t("Add a company") };
  const add = (): void => {
    if (list === "leads") desk.screen.dialog.value = { kind: "add_lead" };
    else void desk.openForm(`add_${KIND_OF[list]}`, null);
  };
  return <Button look="main" icon="plus" data-testid={`add-${KIND_OF[list]}`} onClick={add}>{labels[list]}</Button>;
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
          aria-pressed={desk.cards.criteria.value.due === due}
          onClick={() => void desk.cards.apply({ work: "open", due }, null)}
        >
          <b>{count}</b>
          <span>{name}</span>
        </button>
      ))}
    </div>
  );
}
