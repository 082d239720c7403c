/** Criteria as words: a chip for each, with what is left when it is taken away. */
import { useDesk } from "../context";
import type { Criteria } from "../seen";
import type { Due, Named } from "../types";

export interface Chip {
  id: string;
  text: string;
  without: Criteria;
}

export function useDueNames(): Record<Due, string> {
  const { t } = useDesk();
  return { overdue: t("Overdue"), today: t("Due today"), later: t("Due later"), none: t("No activity") };
}

export function useChips(criteria: Criteria): Chip[] {
  const { desk, t, pick, when } = useDesk();
  const dues = useDueNames();
  const { sources, tags } = desk.boot.value!.organisation;
  const stages = desk.cards.pipelines.value.flatMap((pipeline) => pipeline.stages);
  const fields = desk.cards.filters.value?.fields ?? [];
  const chips: Chip[] = [];
  const add = (key: keyof Criteria, text: string): void => {
    const { [key]: _, ...without } = criteria;
    chips.push({ id: key, text, without });
  };
  const names = (known: Named[], ids: string[]): string =>
    ids.map((id) => pick(known.find((each) => each.id === id)?.name) || id).join(", ");
  if (criteria.work === "open") add("work", t("In work"));
  if (criteria.work === "closed") add("work", t("Finished cards"));
  if (criteria.stages?.length) add("stages", names(stages, criteria.stages));
  if (criteria.sources?.length) add("sources", names(sources, criteria.sources));
  if (criteria.tags?.length) add("tags", names(tags, criteria.tags));
  if (criteria.due) add("due", dues[criteria.due]);
  if (criteria.created_from_min != null)
    add("created_from_min", t("Created from {day}", { day: when(criteria.created_from_min, "day") }));
  if (criteria.created_to_min != null)
    add("created_to_min", t("Created to {day}", { day: when(criteria.created_to_min, "day") }));
  if (criteria.query) add("query", criteria.query);
  const own = Object.entries(criteria.fields ?? {});
  if (own.length > 0) add("fields", own.map(([id, value]) => shown(id, value)).join(", "));
  return chips;

  function shown(id: string, value: unknown): string {
    const field = fields.find((each) => each.id === id);
    const option = field?.options.find((each) => each.id === value);
    return `${pick(field?.name) || id}: ${pick(option?.name) || String(value)}`;
  }
}
