/** Fields of a card: read, or after a click edited together and saved in one action. */
import { useEffect, useRef, useState } from "preact/hooks";
import { naming } from "../cards";
import { useDesk } from "../context";
import { FieldInput } from "../parts/Inputs";
import { useShown } from "../shown";
import type { OpenField } from "../seen";
import type { Action, Card, FieldValue } from "../types";
import { ActionForm } from "./ActionForm";

export interface FieldBlockProps {
  card: Card;
  fields: OpenField[];
  testid: string;
}

export function FieldBlock({ card, fields, testid }: FieldBlockProps) {
  const { desk } = useDesk();
  const [first, setFirst] = useState<string | null>(null);
  const named = desk.screen.field.value;
  useEffect(() => {
    if (fields.some(({ id, editable }) => id === named && editable)) setFirst(named);
  }, [named]);
  if (first !== null && !card.closed) return <Editing {...{ card, fields, testid, first }} close={() => setFirst(null)} />;
  return <Reading {...{ card, fields, testid }} edit={setFirst} />;
}

function Reading({ card, fields, testid, edit }: FieldBlockProps & { edit(first: string): void }) {
  const { t, pick } = useDesk();
  const shown = useShown();
  return (
    <div class="fields" data-testid={testid}>
      {fields.map((field) => {
        const value = shown.field(field, field.value);
        const fixed = card.closed || !field.editable;
        return (
          <button
            key={field.id}
            type="button"
            class="field"
            disabled={fixed}
            title={fixed ? undefined : t("Click to edit")}
            data-testid={`show-${field.id}`}
            onClick={() => edit(field.id)}
          >
            <span class="field__name">{pick(field.name)}{field.required && <Required />}</span>
            <span class={value ? "field__value" : "field__value field__value--empty"}>{value || t("not filled in")}</span>
          </button>
        );
      })}
    </div>
  );
}

/** The mark of a field that must be filled. */
export function Required() {
  const { t } = useDesk();
  return <abbr class="required" title={t("Must be filled in")}>*</abbr>;
}

function Editing({ card, fields, testid, first, close }: FieldBlockProps & { first: string; close(): void }) {
  const { t } = useDesk();
  const [typed, setTyped] = useState<Record<string, FieldValue>>({});
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector<HTMLElement>(`[data-testid="field-${first}"]`)?.focus(), [first]);
  const before = new Map(fields.map(({ id, value }) => [id, value]));
  const action = (): Action | null => {
    const changed = Object.entries(typed).filter(([id, value]) => before.get(id) !== value);
    return changed.length === 0 ? null : { verb: `update_${card.kind}`, ...naming(card), fields: Object.fromEntries(changed) };
  };
  return (
    <ActionForm card={card.id} {...{ action, testid }} label={t("Save")} done={close} cancel={close}>
      <div ref={root} class="form">
        {fields.filter(({ editable }) => editable).map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            value={typed[field.id] ?? field.value ?? undefined}
            change={(value) => setTyped({ ...typed, [field.id]: value })}
          />
        ))}
      </div>
    </ActionForm>
  );
}
