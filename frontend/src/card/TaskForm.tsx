/** A task: what, and by when. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { TextInput, WhenInput } from "../parts/Inputs";
import { ActionForm } from "./ActionForm";
import { QuickTimes } from "./QuickTimes";

export function TaskForm({ lead, done }: { lead: number | null; done?: () => void }) {
  const { desk, t } = useDesk();
  const [title, setTitle] = useState("");
  const [due, setDue] = useState(() => desk.calendar.value.suggest(desk.clock.value.now_min, 60));
  const action = () => ({ verb: "add_task", title, due_min: due, ...(lead === null ? {} : { lead }) });
  const saved = (): void => {
    setTitle("");
    done?.();
  };
  return (
    <ActionForm {...{ lead, action }} testid="task" label={t("Plan the task")} done={saved}>
      <TextInput label={t("What is the next step?")} value={title} change={setTitle} data-testid="task-title" />
      <WhenInput atMin={due} change={setDue} testid="task" />
      <QuickTimes choose={setDue} />
    </ActionForm>
  );
}
