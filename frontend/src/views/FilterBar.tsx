/** The filter in force: presets, saved ones, its criteria as chips, and the form behind it. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import type { Criteria } from "../seen";
import { FilterForm } from "./FilterForm";
import { Popover } from "./Popover";
import { useChips } from "./chips";

export function FilterBar() {
  const { desk, t, pick } = useDesk();
  const [open, setOpen] = useState(false);
  const { filters, chosen } = desk.cards;
  const presets = filters.value?.presets.map(({ id, name, criteria }) => ({ id, name: pick(name), criteria }));
  const all = [...(presets ?? []), ...(filters.value?.saved ?? [])];
  return (
    <div class="filter" role="group" aria-label={t("Filter")}>
      {all.map(({ id, name, criteria }) => (
        <button
          key={id}
          type="button"
          class="chip"
          aria-pressed={chosen.value === id}
          data-testid={`filter-${id}`}
          onClick={() => void desk.cards.apply(criteria, id)}
        >
          {typeof id === "number" && <Icon name="star" size={13} />}
          {name}
        </button>
      ))}
      {chosen.value === null && <Chips />}
      <div class="anchor">
        <Button look="plain" icon="filter" aria-expanded={open} data-testid="filter" onClick={() => setOpen(!open)}>
          {t("Filter")}
        </Button>
        {open && (
          <Popover label={t("Filter")} side="left" close={() => setOpen(false)} testid="filter-form">
            <FilterForm close={() => setOpen(false)} />
          </Popover>
        )}
      </div>
    </div>
  );
}

function Chips() {
  const { desk, t } = useDesk();
  const chips = useChips(desk.cards.criteria.value);
  const drop = (criteria: Criteria): void => void desk.cards.apply(criteria, null);
  return (
    <>
      {chips.map(({ id, text, without }) => (
        <span key={id} class="chip chip--own">
          {text}
          <button type="button" aria-label={t("Remove: {what}", { what: text })} onClick={() => drop(without)}>
            <Icon name="close" size={11} />
          </button>
        </span>
      ))}
    </>
  );
}
