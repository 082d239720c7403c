/** What every form does: ask, show the refusal in its place, be cleared when it was done. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Reasons } from "../parts/ToastList";
import type { Action, Refusal } from "../types";

export interface Form {
  busy: boolean;
  refusal: ComponentChildren;
  /** Do it; true when it was done. */
  submit(action: Action): Promise<boolean>;
}

export function useForm(card: number | null): Form {
  const { desk, pick } = useDesk();
  const [refusal, setRefusal] = useState<{ refusal: Refusal; action: Action } | null>(null);
  const submit = async (action: Action): Promise<boolean> => {
    const receipt = await desk.do(action, { inline: true });
    setRefusal(receipt?.refusal ? { refusal: receipt.refusal, action } : null);
    return receipt !== null && receipt.refusal === null;
  };
  const drawn = refusal && (
    <div class="form__refusal" role="alert" data-testid="form-refusal">
      <Reasons refused={{ reasons: refusal.refusal.reasons, card, action: refusal.action }} text={pick(refusal.refusal.text)} />
    </div>
  );
  return { busy: desk.busy.value > 0, refusal: drawn, submit };
}
