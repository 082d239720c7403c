/** The form of any verb, drawn from what Python says of it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { ActionForm } from "../card/ActionForm";
import { QuickTimes } from "../card/QuickTimes";
import { useDesk } from "../context";
import { Dialog } from "../parts/Dialog";
import type { FormField, FormSpec } from "../seen";
import type { Action } from "../types";
import { FormInput } from "./FormInput";
import { Twins } from "./Twins";
import { actionOf, missingIn, type Typed } from "./typed";

export interface FormDialogProps {
  spec: FormSpec;
  /** The field that goes under the cursor. */
  field?: string | null | undefined;
  /** What goes into the action without being asked for. */
  more?: Record<string, unknown> | undefined;
  label?: string;
  done?: (() => void) | undefined;
  close(): void;
}

export function FormDialog({ spec, field, more, done, close }: FormDialogProps) {
  const { desk, pick } = useDesk();
  const saved = (): void => {
    if (desk.screen.dialog.value?.kind === "form") close();
    done?.();
  };
  return (
    <Dialog title={pick(spec.title)} close={close} testid={`form-${spec.verb}`}>
      <VerbForm {...{ spec, field, more, close }} done={saved} />
    </Dialog>
  );
}

/** The same without its dialogue. */
export function VerbForm({ spec, field, more = {}, label, done, close }: FormDialogProps) {
  const { t, pick } = useDesk();
  const [typed, setTyped] = useState<Typed>(() => Object.fromEntries(spec.fields.map(({ name, value }) => [name, value])));
  const [lacking, setLacking] = useState<string[]>([]);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => focusOn(body.current!, field ?? null), []);
  const asked = spec.fields.filter((each) => !(each.name in more) && canBeFilled(each));
  // What the action cannot do without comes first.
  const fields = [...asked].sort((a, b) => Number(b.required) - Number(a.required));
  const action = (): Action => actionOf(spec, typed, more);
  const moment = fields.find(({ type }) => type === "moment");
  const check = (): boolean => {
    const missing = missingIn(fields, typed).map(({ label }) => pick(label));
    setLacking(missing);
    return missing.length === 0;
  };
  return (
    <ActionForm card={spec.card} {...{ action, check, done }} testid={spec.verb} label={label ?? t("Save")} cancel={close}>
      <div ref={body} class="form">
        {fields.length === 0 && <p>{t("Nothing has to be filled in here.")}</p>}
        {fields.map((each) => (
          <FormInput
            key={each.name}
            field={each}
            value={typed[each.name]}
            change={(value) => setTyped((before) => ({ ...before, [each.name]: value }))}
          />
        ))}
        {moment && <QuickTimes choose={(value) => setTyped({ ...typed, [moment.name]: value })} />}
      </div>
      {spec.verb === "add_contact" && <Twins typed={typed} />}
      {lacking.length > 0 && (
        <p class="form__refusal" role="alert" data-testid="form-lacking">{t("Still to fill in: {names}.", { names: lacking.join(", ") })}</p>
      )}
    </ActionForm>
  );
}

/** A choice of nothing is not worth a line, unless the action needs it. */
function canBeFilled({ type, required, options }: FormField): boolean {
  return required || options.length > 0 || (type !== "choice" && type !== "cards");
}

function focusOn(body: HTMLElement, field: string | null): void {
  if (field === null) return;
  const named = body.querySelector<HTMLElement>(`[data-testid="field-${field}"], [data-testid="input-${field}"]`);
  named?.focus();
}
