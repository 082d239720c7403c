/** The clients: contacts that conversions have made. */
import { useDesk, useView } from "../context";
import { Avatar, Empty, Loading } from "../parts/Bits";
import { printedDate } from "../time";
import type { ClientRow } from "../seen";
import { Table } from "./Table";

export function Clients() {
  const { t } = useDesk();
  const { value, failed, again } = useView("clients");
  return (
    <section class="section" aria-label={t("Clients")}>
      <div class="section__bar"><h2 class="section__title">{t("Clients")}</h2></div>
      {value === null && <Loading {...{ failed, again }} />}
      {value?.rows.length === 0 && (
        <Empty icon="meeting">{t("There are no clients yet. A contact appears together with a deal, when a lead is finished.")}</Empty>
      )}
      {value && value.rows.length > 0 && <ClientTable rows={value.rows} />}
    </section>
  );
}

function ClientTable({ rows }: { rows: ClientRow[] }) {
  const { desk, t, pick, when } = useDesk();
  const sources = desk.boot.value!.organisation.sources;
  const heads = [t("Name"), t("Phone"), t("E-mail"), t("Birth date"), t("City"), t("Source"), t("Created")];
  const cells = (row: ClientRow) => [
    <span class="who"><Avatar name={row.name} size={24} />{row.name}</span>,
    <span class="nowrap">{row.phone}</span>,
    row.email,
    printedDate(row.birth_date, desk.words.lang.value),
    row.city,
    pick(sources.find(({ id }) => id === row.source)?.name) || row.source,
    <span class="nowrap muted">{when(row.created_min)}</span>,
  ];
  return <Table heads={heads} testid="client" rows={rows.map((row) => ({ id: row.id, cells: cells(row) }))} />;
}
