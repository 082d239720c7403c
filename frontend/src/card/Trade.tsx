/** What is sold, paid, delivered and written on paper: the tables of a card, none where nothing is. */
import type { ComponentChildren } from "preact";
import { useDesk } from "../context";
import { printedRubles } from "../time";
import type { CardView } from "../seen";

export function Trade({ view }: { view: CardView }) {
  const { desk, t, pick, when } = useDesk();
  const rub = (value: number) => <span class="nowrap">{printedRubles(value, desk.words.lang.value)}</span>;
  const at = (minute: number | null): string => (minute === null ? "–" : when(minute));
  return (
    <>
      <Rows
        name="products"
        title={t("Products")}
        heads={[t("Product"), t("Quantity"), t("Price"), t("Sum")]}
        rows={view.products.map((row) => [pick(row.name), row.quantity, rub(row.price_rub), rub(row.sum_rub)])}
      />
      <Rows
        name="payments"
        title={t("Payments")}
        heads={[t("Purpose"), t("Sum"), t("Expected"), t("Came")]}
        rows={view.payments.map((row) => [pick(row.name) || row.purpose, rub(row.rub), at(row.due_min), at(row.paid_min)])}
      />
      <Rows
        name="invoices"
        title={t("Invoices")}
        heads={[t("Sum"), t("Sent"), t("Received"), t("Paid")]}
        rows={view.invoices.map((row) => [rub(row.rub), at(row.sent_min), at(row.received_min), at(row.paid_min)])}
      />
      <Rows
        name="deliveries"
        title={t("Deliveries")}
        heads={["№", t("When"), t("Weight, kg"), t("Sum")]}
        rows={view.deliveries.map((row) => [row.number, at(row.at_min), row.weight_kg, rub(row.rub)])}
      />
      <Rows
        name="documents"
        title={t("Documents")}
        heads={[t("Document"), t("Made"), t("Author")]}
        rows={view.documents.map((row) => [
          <button
            type="button"
            class="link"
            data-testid={`document-${row.id}`}
            onClick={() => (desk.screen.dialog.value = { kind: "document", document: row.id })}
          >
            {row.title}
          </button>,
          at(row.made_min),
          row.author ?? "",
        ])}
      />
    </>
  );
}

interface RowsProps {
  name: string;
  title: string;
  heads: string[];
  rows: ComponentChildren[][];
}

function Rows({ name, title, heads, rows }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <section class="block" data-testid={name}>
      <h3>{title}</h3>
      <table class="table table--still table--small table--trade">
        <thead><tr>{heads.map((head) => <th scope="col">{head}</th>)}</tr></thead>
        <tbody>{rows.map((cells) => <tr>{cells.map((cell) => <td>{cell}</td>)}</tr>)}</tbody>
      </table>
    </section>
  );
}
