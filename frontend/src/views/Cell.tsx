/** A cell of a list, by its column's kind. */
import { useDesk } from "../context";
import { Avatar, NextStepMark, StageName } from "../parts/Bits";
import { TagMarks } from "../parts/Tags";
import { useShown } from "../shown";
import type { ListColumn, ListRow } from "../seen";
import type { Due, NextStep } from "../types";

export function Cell({ row, column }: { row: ListRow; column: ListColumn }) {
  const { desk } = useDesk();
  const { cell } = useShown();
  const value = row.values[column.id];
  if (column.id === "name") {
    const name = cell("text", value);
    return (
      <span class="who">
        <Avatar name={name} size={24} />
        <button type="button" class="link" onClick={(event) => { event.stopPropagation(); void desk.openCard(row); }}>{name}</button>
      </span>
    );
  }
  if (column.kind === "stage") return typeof value === "string" ? <StageCell row={row} stage={value} /> : null;
  if (column.kind === "tags") return <TagMarks tags={(value as string[] | null) ?? []} />;
  if (column.kind === "due") {
    const { due, next } = value as { due: Due; next: NextStep | null };
    // A contact without a next step is nothing to be warned of.
    return row.stage === null && !next ? null : <NextStepMark card={{ due, next, closed: row.closed }} />;
  }
  return <>{cell(column.kind, value)}</>;
}

/** The stage as a bar of the whole way, and its name. */
function StageCell({ row, stage }: { row: ListRow; stage: string }) {
  const { desk } = useDesk();
  const stages = desk.boot.value!.organisation.pipelines.find(({ id }) => id === row.pipeline)?.stages ?? [];
  const way = stages.filter(({ semantics }) => semantics === "process");
  const here = way.findIndex(({ id }) => id === stage);
  const { color, semantics } = desk.stage(stage, row.pipeline) ?? { color: "#a8adb4", semantics: "process" };
  // An end has the whole way behind it, an unsorted request has it before it.
  const passed = (index: number): boolean => (here === -1 ? semantics !== "unsorted" : index <= here);
  return (
    <span class="way">
      <span class="way__bar" aria-hidden="true">
        {way.map(({ id }, index) => <i key={id} style={passed(index) ? { background: color } : {}} />)}
      </span>
      <StageName id={stage} pipeline={row.pipeline} />
    </span>
  );
}
