/** What every form does: ask, show the refusal in its place, say when it was done. */
import type { ComponentChildren } from "preact";
import { useDesk } from "../context";
import { Foot } from "../parts/Foot";
import type { Action } from "../types";
import { useCost } from "./CardActions";
import { useForm } from "./useForm";

export interface ActionFormProps {
  card: number | null;
  /** What to ask for, from what has been typed by then; null where there is nothing to ask. */
  action(): Action | null;
  /** Whether it can be asked at all. */
  check?(): boolean;
  done?: (() => void) | undefined;
  cancel?: (() => void) | undefined;
  label: string;
  testid: string;
  look?: "main" | "danger";
  children: ComponentChildren;
}

export function ActionForm({ card, action, check, done, cancel, label, testid, look, children }: ActionFormProps) {
  const { desk } = useDesk();
  const form = useForm(card);
  const cost = useCost();
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (desk.busy.value > 0 || check?.() === false) return;
    const asked = action();
    if (asked === null || (await form.submit(asked))) done?.();
  };
  // Ctrl+Enter would run the notebook's cell.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.stopPropagation();
    void save(event);
  };
  const note = cost(action()?.verb ?? "");
  return (
    <form class="form" noValidate data-testid={`${testid}-form`} onSubmit={(event) => void save(event)} onKeyDown={onKeyDown}>
      {children}
      {form.refusal}
      <Foot action={label} testid={`${testid}-save`} {...{ note, cancel }} look={look ?? "main"} />
    </form>
  );
}
