/** The deals that conversions have made. */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import { Avatar, Empty, Loading } from "../parts/Bits";
import { printedRubles } from "../time";
import { TagMarks } from "../parts/Tags";
import type { DealRow } from "../seen";
import { Many } from "./FilterForm";
import { Table } from "./Table";

export function Deals() {
  const { desk, t } = useDesk();
  const [tags, setTags] = useState<string[]>([]);
  const { value, failed, again } = useView("deals", { tags });
  const known = desk.boot.value!.organisation.tags;
  return (
    <section class="section" aria-label={t("Deals")}>
      <div class="section__bar"><h2 class="section__title">{t("Deals")}</h2></div>
      {known.length > 0 && <Many label={t("Tags")} known={known} chosen={tags} change={setTags} />}
      {value === null && <Loading {...{ failed, again }} />}
      {value?.rows.length === 0 && tags.length > 0 && <Empty icon="document">{t("No deal bears these tags.")}</Empty>}
      {value?.rows.length === 0 && tags.length === 0 && (
        <Empty icon="document">{t("There are no deals yet. A deal appears when a lead is finished with «Create a deal and a contact».")}</Empty>
      )}
      {value && value.rows.length > 0 && <DealTable rows={value.rows} />}
    </section>
  );
}

function DealTable({ rows }: { rows: DealRow[] }) {
  const { desk, t, pick, when } = useDesk();
  const lang = desk.words.lang.value;
  const heads = [t("Deal"), t("Pipeline"), t("Stage"), t("Sum"), t("Signing"), t("Responsible"), t("Created")];
  const name = (row: DealRow) =>
    row.lead === null
      ? row.title
      : <button type="button" class="link" onClick={() => void desk.openCard(row.lead!)}>{row.title}</button>;
  const cells = (row: DealRow) => [
    <span class="who"><Avatar name={row.title} size={24} />{name(row)}<TagMarks tags={row.tags} /></span>,
    pick(row.pipeline),
    pick(row.stage),
    <span class="nowrap">{printedRubles(row.sum_rub, lang)}</span>,
    row.signing_min === null ? "–" : when(row.signing_min),
    row.responsible,
    <span class="nowrap muted">{when(row.created_min)}</span>,
  ];
  return <Table heads={heads} testid="deal" rows={rows.map((row) => ({ id: row.id, cells: cells(row) }))} />;
}
