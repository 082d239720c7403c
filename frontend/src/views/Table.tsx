/** A plain table of what Python has sorted: heads and cells. */
import type { ComponentChildren } from "preact";

export interface TableRow {
  id: number;
  cells: ComponentChildren[];
}

export function Table({ heads, rows, testid }: { heads: string[]; rows: TableRow[]; testid: string }) {
  return (
    <div class="table-box" data-testid={testid}>
      <table class="table table--still">
        <thead><tr>{heads.map((head) => <th scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-testid={`${testid}-${row.id}`}>{row.cells.map((cell) => <td>{cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
