/** Fields of a card: read, or after a click edited together and saved in one action. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import { FieldInput } from "../parts/Inputs";
import { printedDate, printedNumber, printedRubles } from "../time";
import type { CardView } from "../seen";
import type { Action, CardField, FieldValue, Lang } from "../types";
import { ActionForm } from "./ActionForm";

export interface FieldBlockProps {
  view: CardView;
  fields: CardField[];
  testid: string;
  locked?: boolean;
}

export function FieldBlock({ view, fields, testid, locked = false }: FieldBlockProps) {
  const { desk } = useDesk();
  const [first, setFirst] = useState<string | null>(null);
  const named = desk.screen.field.value;
  useEffect(() => {
    if (fields.some(({ id }) => id === named)) setFirst(named);
  }, [named]);
  const closed = view.card.closed || locked;
  if (first !== null && !closed) return <Editing {...{ view, fields, testid, first }} close={() => setFirst(null)} />;
  return <Reading {...{ view, fields, testid, closed }} edit={setFirst} />;
}

interface ReadingProps extends FieldBlockProps {
  closed: boolean;
  edit(first: string): void;
}

function Reading({ view, fields, testid, closed, edit }: ReadingProps) {
  const { desk, t, pick } = useDesk();
  const lang = desk.words.lang.value;
  const shown = (field: CardField): string => printedValue(field, view.fields[field.id], lang, t("yes"), t("no"));
  return (
    <div class="fields" data-testid={testid}>
      {fields.map((field) => {
        const value = shown(field);
        return (
          <button
            key={field.id}
            type="button"
            class="field"
            disabled={closed}
            title={closed ? undefined : t("Click to edit")}
            data-testid={`show-${field.id}`}
            onClick={() => edit(field.id)}
          >
            <span class="field__name">{pick(field.name)}</span>
            <span class={value ? "field__value" : "field__value field__value--empty"}>{value || t("not filled in")}</span>
          </button>
        );
      })}
    </div>
  );
}

interface EditingProps extends FieldBlockProps {
  first: string;
  close(): void;
}

function Editing({ view, fields, testid, first, close }: EditingProps) {
  const { t } = useDesk();
  const [typed, setTyped] = useState<Record<string, FieldValue>>({});
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>(`[data-testid="field-${first}"]`)?.focus(), [first]);
  const action = (): Action | null => {
    const changed = Object.entries(typed).filter(([id, value]) => view.fields[id] !== value);
    return changed.length === 0 ? null : { verb: "update_lead", lead: view.card.id, fields: Object.fromEntries(changed) };
  };
  return (
    <ActionForm lead={view.card.id} {...{ action, testid }} label={t("Save")} done={close} cancel={close}>
      <div ref={root} class="form">
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            value={typed[field.id] ?? view.fields[field.id]}
            change={(value) => setTyped({ ...typed, [field.id]: value })}
          />
        ))}
      </div>
    </ActionForm>
  );
}

function printedValue(
  field: CardField, value: FieldValue | undefined, lang: Lang, yes: string, no: string,
): string {
  if (value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? yes : no;
  if (typeof value === "number")
    return field.type === "money" ? printedRubles(value, lang) : printedNumber(value, lang);
  if (field.type === "date") return printedDate(value, lang);
  return field.options.find(({ id }) => id === value)?.name[lang] ?? value;
}
