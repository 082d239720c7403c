/** The filter of the tasks: presets and saved ones as chips, and a search (R043). */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import type { Criteria } from "../seen";

export function TaskFilter({ criteria, change }: { criteria: Criteria; change(criteria: Criteria): void }) {
  const { desk, t, pick } = useDesk();
  const { value } = useView("filters", { section: "tasks" });
  const [query, setQuery] = useState(criteria.query ?? "");
  const presets = value?.presets.map(({ id, name, criteria: wanted }) => ({ id, name: pick(name), wanted })) ?? [];
  const saved = value?.saved.map(({ id, name, criteria: wanted }) => ({ id, name, wanted })) ?? [];
  const apply = async (wanted: Criteria, id?: number): Promise<void> => {
    const how = id === undefined ? { criteria: wanted } : { saved: id };
    const receipt = await desk.do({ verb: "apply_filter", section: "tasks", ...how });
    if (receipt && !receipt.refusal) change(wanted);
  };
  const same = (wanted: Criteria): boolean => JSON.stringify(wanted) === JSON.stringify(criteria);
  const look = (event: SubmitEvent): void => {
    event.preventDefault();
    const { query: _, ...others } = criteria;
    void apply(query ? { ...others, query } : others);
  };
  return (
    <form class="filter" role="search" onSubmit={look}>
      {[...presets, ...saved].map(({ id, name, wanted }) => (
        <button key={id} type="button" class="chip" aria-pressed={same(wanted)} data-testid={`task-filter-${id}`} onClick={() => void apply(wanted, typeof id === "number" ? id : undefined)}>
          {name}
        </button>
      ))}
      <span class="spring" />
      <input
        type="search"
        maxLength={200}
        placeholder={t("Search in tasks")}
        aria-label={t("Search in tasks")}
        value={query}
        data-testid="task-query"
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
    </form>
  );
}
