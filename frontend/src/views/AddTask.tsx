/** A task without a client: it is no activity of any card. */
import { useDesk } from "../context";
import { TaskForm } from "../card/TaskForm";
import { Dialog } from "../parts/Dialog";

export function AddTask({ close }: { close(): void }) {
  const { t } = useDesk();
  return (
    <Dialog title={t("New task")} close={close} testid="add-task-form">
      <p class="muted">{t("A task without a client stays in your list only: it is not a next step of any lead.")}</p>
      <TaskForm card={null} done={close} />
    </Dialog>
  );
}
