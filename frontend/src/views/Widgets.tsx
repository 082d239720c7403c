/** Whatever Python reports, as tiles: figures, and tables with bars behind their numbers. */
import { useDesk } from "../context";
import { Empty } from "../parts/Bits";
import { useShown } from "../shown";
import type { FigureTable, Widget } from "../reported";

export function Widgets({ widgets }: { widgets: Widget[] }) {
  const { t, pick } = useDesk();
  if (widgets.length === 0) return <Empty icon="info">{t("There is nothing here yet.")}</Empty>;
  return (
    <div class="widgets">
      {widgets.map(({ id, title, figures, tables }) => (
        <section key={id} class={`figure ${tables.length > 0 ? "figure--table" : ""}`} data-testid={`widget-${id}`}>
          <h3>{pick(title)}</h3>
          <Figures figures={figures} />
          {tables.map((table) => <Figured key={table.id} table={table} titled={tables.length > 1} />)}
          {figures.length === 0 && tables.every(({ rows }) => rows.length === 0) && <p class="muted">{t("There is nothing here yet.")}</p>}
        </section>
      ))}
    </div>
  );
}

function Figures({ figures }: Pick<Widget, "figures">) {
  const { pick } = useDesk();
  const { cell } = useShown();
  if (figures.length === 0) return null;
  return (
    <dl class="figures">
      {figures.map(({ id, name, value, kind }) => (
        <div key={id} data-testid={`figure-${id}`}><dd>{cell(kind, value) || "–"}</dd><dt>{pick(name)}</dt></div>
      ))}
    </dl>
  );
}

/** A table; the longest bar of a column is its largest number. */
export function Figured({ table, titled }: { table: FigureTable; titled: boolean }) {
  const { t, pick } = useDesk();
  const { columns, rows, total } = table;
  const { cell } = useShown();
  if (rows.length === 0) return null;
  const most = Object.fromEntries(columns.map(({ id }) => [id, Math.max(0, ...rows.map((row) => numberIn(row[id])))]));
  const share = (id: string, value: unknown) => (most[id] ? { "--share": `${Math.round((100 * numberIn(value)) / most[id])}%` } : {});
  const hasTotal = total && Object.keys(total).length > 0;
  return (
    <div class="figure__rows">
      <table class="table table--still table--small" data-testid={`table-${table.id}`}>
        {titled && <caption>{pick(table.title)}</caption>}
        <thead><tr>{columns.map(({ id, name }) => <th key={id} scope="col">{pick(name)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {columns.map(({ id, kind }, index) => {
                const barred = BARRED.has(kind);
                const shown = cell(kind, row[id]);
                return (
                  <td key={id} class={barred ? "barred" : ""} style={barred ? share(id, row[id]) : {}}>
                    {index === 0 && typeof row["card"] === "number" ? <CardName card={row["card"]} name={shown} /> : shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {hasTotal && (
          <tfoot><tr>{columns.map(({ id, kind }, index) => <td key={id}>{index === 0 && !(id in total) ? t("Total") : cell(kind, total[id])}</td>)}</tr></tfoot>
        )}
      </table>
    </div>
  );
}

export function CardName({ card, name }: { card: number; name: string }) {
  const { desk } = useDesk();
  return <button type="button" class="link" onClick={() => void desk.openCard(card)}>{name}</button>;
}

const BARRED = new Set(["money", "number", "percent"]);

function numberIn(value: unknown): number {
  return typeof value === "number" && value > 0 ? value : 0;
}
