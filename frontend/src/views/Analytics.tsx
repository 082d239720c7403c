/** Reports for a period: deals, funnels, load, plan, calls (R036, R210, R264). */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import { Empty, Loading } from "../parts/Bits";
import { Select, TextInput } from "../parts/Inputs";
import { Widgets } from "./Widgets";

interface Asked {
  report?: string;
  from_min?: number;
  to_min?: number;
  pipeline?: string;
}

export function Analytics() {
  const { desk, t, pick } = useDesk();
  const [asked, setAsked] = useState<Asked>({});
  const { value, failed, again } = useView("analytics", { ...asked });
  const calendar = desk.calendar.value;
  const pipelines = desk.boot.value!.organisation.pipelines;
  const put = (some: Asked): void => {
    const all = Object.entries({ ...asked, ...some }).filter(([, each]) => each !== undefined && each !== "");
    setAsked(Object.fromEntries(all));
  };
  const reports = [
    { id: "deals", name: t("Deals") },
    { id: "funnel", name: t("Funnel") },
    { id: "plan", name: t("Plan and fact") },
    { id: "employees", name: t("Employees") },
    { id: "load", name: t("Load") },
    { id: "calls", name: t("Calls") },
    { id: "repeat", name: t("First and repeat sales") },
    { id: "campaigns", name: t("Campaigns") },
  ];
  const day = (atMin: number | undefined): string => (atMin === undefined ? "" : calendar.parts(atMin).date);
  const minute = (date: string, time: string): number | undefined => (date ? calendar.minute({ date, time }) : undefined);
  const name = (each: { id: string; name: Parameters<typeof pick>[0] }) => ({ id: each.id, name: pick(each.name) });
  return (
    <section class="section" aria-label={t("Analytics")} data-testid="analytics">
      <div class="section__bar section__bar--form">
        <h2 class="section__title">{t("Analytics")}</h2>
        <Select label={t("Report")} value={asked.report ?? "deals"} options={reports} change={(report) => put({ report })} testid="report-kind" />
        <TextInput label={t("From the day")} type="date" value={day(asked.from_min ?? value?.from_min)} change={(date) => put({ from_min: minute(date, "00:00") } as Asked)} data-testid="report-from" />
        <TextInput label={t("To the day")} type="date" value={day(asked.to_min ?? value?.to_min)} change={(date) => put({ to_min: minute(date, "23:59") } as Asked)} data-testid="report-to" />
        {pipelines.length > 1 && (
          <Select label={t("Pipeline")} value={asked.pipeline ?? ""} options={pipelines.map(name)} empty={t("All pipelines")} change={(pipeline) => put({ pipeline })} testid="report-pipeline" />
        )}
      </div>
      <div class="scroll">
        {value === null && <Loading {...{ failed, again }} />}
        {value?.empty && <Empty icon="info">{pick(value.empty)}</Empty>}
        {value && !value.empty && <Widgets widgets={[{ ...value, id: value.report }]} />}
      </div>
    </section>
  );
}
