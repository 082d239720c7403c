/** Exactly the fields that were missing; after a refused move they are filled and the card is moved in one action. */
import { useState } from "preact/hooks";
import { ActionForm } from "../card/ActionForm";
import { naming, type Ref } from "../cards";
import { useDesk, useView } from "../context";
import { Loading } from "../parts/Bits";
import { Dialog } from "../parts/Dialog";
import { FieldInput } from "../parts/Inputs";
import type { CardView } from "../seen";
import type { Action, FieldValue, Kind } from "../types";

export interface FillDialogProps {
  /** The card that was refused something. */
  of: number;
  /** What kind of card lacks the fields: itself, or its client. */
  target: Kind;
  fields: string[];
  stage: string | null;
  close(): void;
}

export function FillDialog({ of, target, close, ...rest }: FillDialogProps) {
  const { t } = useDesk();
  const { value, failed, again } = useView("card", { card: of });
  const found = value && targetOf(value, target);
  return (
    <Dialog title={t("Fill in what is missing")} close={close} testid="fill-dialog">
      {value === null && <Loading {...{ failed, again }} />}
      {value && !found && <p>{t("This card has no client yet: attach one first.")}</p>}
      {value && found && (found.id === of ? <Fields view={value} {...rest} close={close} /> : <OfOther card={found} {...rest} close={close} />)}
    </Dialog>
  );
}

/** The card itself, its client, or a card beside it, whichever is of the kind. */
export function targetOf(view: CardView, kind: Kind): Ref | null {
  const near = [view.card, ...(view.client ? [view.client] : []), ...view.related];
  return near.find((card) => card.kind === kind) ?? null;
}

type FieldsProps = Pick<FillDialogProps, "fields" | "stage" | "close">;

function OfOther({ card, ...rest }: FieldsProps & { card: Ref }) {
  const { value, failed, again } = useView("card", { card: card.id });
  return value ? <Fields view={value} {...rest} /> : <Loading {...{ failed, again }} />;
}

function Fields({ view, fields, stage, close }: FieldsProps & { view: CardView }) {
  const { t } = useDesk();
  const [typed, setTyped] = useState<Record<string, FieldValue>>({});
  const known = view.sections.flatMap((section) => section.fields).filter(({ id }) => fields.includes(id));
  const filled = Object.keys(typed).length > 0 ? { fields: typed } : {};
  const action = (): Action | null => {
    const card = naming(view.card);
    if (stage !== null) return { verb: `move_${view.kind}`, ...card, stage, ...filled };
    return "fields" in filled ? { verb: `update_${view.kind}`, ...card, ...filled } : null;
  };
  const label = stage === null ? t("Save") : t("Fill in and move");
  return (
    <ActionForm card={view.card.id} {...{ action, label }} testid="fill" done={close} cancel={close}>
      {known.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          value={typed[field.id] ?? field.value ?? undefined}
          change={(value) => setTyped({ ...typed, [field.id]: value })}
        />
      ))}
    </ActionForm>
  );
}
