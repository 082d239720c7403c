/** A task: what, and by when. */
import { useState } from "preact/hooks";
import { naming, type Ref } from "../cards";
import { useDesk } from "../context";
import { TextInput, WhenInput } from "../parts/Inputs";
import { ActionForm } from "./ActionForm";
import { QuickTimes } from "./QuickTimes";

export function TaskForm({ card, done }: { card: Ref | null; done?: () => void }) {
  const { desk, t } = useDesk();
  const [title, setTitle] = useState("");
  const [due, setDue] = useState(() => desk.calendar.value.suggest(desk.clock.value.now_min, 60));
  const action = () => ({ verb: "add_task", title, due_min: due, ...(card ? naming(card) : {}) });
  const saved = (): void => {
    setTitle("");
    done?.();
  };
  return (
    <ActionForm card={card?.id ?? null} {...{ action }} testid="task" label={t("Plan the task")} done={saved}>
      <TextInput label={t("What is the next step?")} value={title} change={setTitle} data-testid="task-title" />
      <WhenInput atMin={due} change={setDue} testid="task" />
      <QuickTimes choose={setDue} />
    </ActionForm>
  );
}
