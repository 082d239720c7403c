/** Which dialogue is open. */
import { Finish } from "../card/Finish";
import { useDesk } from "../context";
import { FillDialog } from "../forms/FillDialog";
import { FormDialog } from "../forms/FormDialog";
import { PasswordForm } from "../join/PasswordForm";
import { Notices } from "../join/Notices";
import { ProfileForm } from "../join/ProfileForm";
import { HandIn } from "../lesson/HandIn";
import { Dialog } from "../parts/Dialog";
import { AddLead } from "./AddLead";
import { AddTask } from "./AddTask";
import { Paper } from "./Paper";

export function Dialogs() {
  const { desk, t } = useDesk();
  const dialog = desk.screen.dialog.value;
  const close = (): void => void (desk.screen.dialog.value = null);
  switch (dialog?.kind) {
    case "finish":
      return <Finish key={dialog.lead} lead={dialog.lead} first={dialog.choice} close={close} />;
    case "form":
      return <FormDialog key={dialog.spec.verb} spec={dialog.spec} field={dialog.field} more={dialog.more} done={dialog.done} close={close} />;
    case "fill":
      return <FillDialog key={dialog.of} of={dialog.of} target={dialog.target} fields={dialog.fields} stage={dialog.stage} close={close} />;
    case "document":
      return <Paper document={dialog.document} close={close} />;
    case "add_lead":
      return <AddLead close={close} />;
    case "add_task":
      return <AddTask close={close} />;
    case "hand_in":
      return <HandIn close={close} />;
    case "profile":
      return <Dialog title={t("My profile")} close={close}><ProfileForm done={close} /><Notices /></Dialog>;
    case "password":
      return <Dialog title={t("My password")} close={close}><PasswordForm done={close} /></Dialog>;
    default:
      return null;
  }
}
