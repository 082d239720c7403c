/** The forms of a card, one at a time: comment, message, task, meeting, signing. */
import { useDesk } from "../context";
import { type Side, Switch } from "../parts/Switch";
import type { Tab } from "../screen";
import { MeetingForm } from "./MeetingForm";
import { SigningForm } from "./SigningForm";
import { TaskForm } from "./TaskForm";
import { CommentForm, MessageForm } from "./TextForm";

export function Composer({ lead }: { lead: number }) {
  const { desk, t } = useDesk();
  const { tab } = desk.screen;
  const tabs: Side<Tab>[] = [
    { id: "comment", icon: "comment", name: t("Comment") },
    { id: "message", icon: "chat", name: t("Message") },
    { id: "task", icon: "task", name: t("Task") },
    { id: "meeting", icon: "meeting", name: t("Meeting") },
    { id: "signing", icon: "document", name: t("Signing") },
  ];
  const chosen = tab.value;
  return (
    <section class="composer" aria-label={t("Add to the timeline")}>
      <Switch label={t("What to add")} testid="tab" sides={tabs} on={chosen} turn={(id) => (tab.value = id)} />
      <div class="composer__form" key={chosen}>
        {chosen === "comment" && <CommentForm lead={lead} />}
        {chosen === "message" && <MessageForm lead={lead} />}
        {chosen === "task" && <TaskForm lead={lead} />}
        {chosen === "meeting" && <MeetingForm lead={lead} />}
        {chosen === "signing" && <SigningForm lead={lead} />}
      </div>
    </section>
  );
}
