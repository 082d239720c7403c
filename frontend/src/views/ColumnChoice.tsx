/** The gear of a list: which columns are shown, and in which order (R029). */
import { useState } from "preact/hooks";
import type { ListId } from "../cards";
import { useDesk } from "../context";
import { Button, IconButton } from "../parts/Button";
import type { ListView } from "../seen";
import { Popover } from "./Popover";

export function ColumnChoice({ seen, list }: { seen: ListView; list: ListId }) {
  const { t } = useDesk();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <div class="anchor">
      <IconButton icon="gear" size={16} label={t("Choose columns")} aria-expanded={open} data-testid="columns" onClick={() => setOpen(!open)} />
      {open && <Popover label={t("Choose columns")} close={close} testid="column-choice"><Choice {...{ seen, list, close }} /></Popover>}
    </div>
  );
}

function Choice({ seen, list, close }: { seen: ListView; list: ListId; close(): void }) {
  const { desk, t, pick } = useDesk();
  const [chosen, setChosen] = useState(() => seen.columns.map(({ id }) => id));
  const names = new Map(seen.all_columns.map(({ id, name }) => [id, pick(name)]));
  const others = seen.all_columns.filter(({ id }) => !chosen.includes(id));
  const lift = (index: number): void =>
    setChosen(chosen.map((id, at) => (at === index - 1 ? chosen[index]! : at === index ? chosen[index - 1]! : id)));
  const save = async (columns: string[]): Promise<void> => {
    const receipt = await desk.do({ verb: "choose_columns", section: list, columns });
    if (receipt && !receipt.refusal) close();
  };
  return (
    <div class="columns">
      <h2 class="popover__title">{t("Columns")}</h2>
      <ul>
        {chosen.map((id, index) => (
          <li key={id}>
            <label class="check"><input type="checkbox" checked data-testid={`show-column-${id}`} onChange={() => setChosen(chosen.filter((each) => each !== id))} />{names.get(id) ?? id}</label>
            <IconButton icon="up" size={13} label={t("Move to the left: {name}", { name: names.get(id) ?? id })} disabled={index === 0} onClick={() => lift(index)} />
          </li>
        ))}
        {others.map(({ id }) => (
          <li key={id}>
            <label class="check"><input type="checkbox" checked={false} data-testid={`show-column-${id}`} onChange={() => setChosen([...chosen, id])} />{names.get(id)}</label>
          </li>
        ))}
      </ul>
      <footer class="form__foot">
        <Button data-testid="columns-usual" onClick={() => void save([])}>{t("The usual ones")}</Button>
        <Button look="main" disabled={chosen.length === 0} data-testid="columns-save" onClick={() => void save(chosen)}>{t("Save")}</Button>
      </footer>
    </div>
  );
}
