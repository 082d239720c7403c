/** The forms of a card, one at a time: comment, message, task, meeting, signing. */
import type { Ref } from "../cards";
import { useDesk } from "../context";
import { type Side, Switch } from "../parts/Switch";
import type { Tab } from "../screen";
import { MeetingForm } from "./MeetingForm";
import { SigningForm } from "./SigningForm";
import { TaskForm } from "./TaskForm";
import { CommentForm, MessageForm } from "./TextForm";

export function Composer({ card }: { card: Ref }) {
  const { desk, t } = useDesk();
  const { tab } = desk.screen;
  // Only where this company writes the date of a signing down.
  const signs = card.kind === "lead" && "set_signing" in desk.boot.value!.organisation.costs;
  const tabs: Side<Tab>[] = [
    { id: "comment", icon: "comment", name: t("Comment") },
    { id: "message", icon: "chat", name: t("Message") },
    { id: "task", icon: "task", name: t("Task") },
    { id: "meeting", icon: "meeting", name: t("Meeting") },
    ...(signs ? [{ id: "signing" as const, icon: "document" as const, name: t("Signing") }] : []),
  ];
  const chosen = tabs.some(({ id }) => id === tab.value) ? tab.value : "comment";
  return (
    <section class="composer" aria-label={t("Add to the timeline")}>
      <Switch label={t("What to add")} testid="tab" sides={tabs} on={chosen} turn={(id) => (tab.value = id)} />
      <div class="composer__form" key={chosen}>
        {chosen === "comment" && <CommentForm card={card} />}
        {chosen === "message" && <MessageForm card={card} />}
        {chosen === "task" && <TaskForm card={card} />}
        {chosen === "meeting" && <MeetingForm card={card} />}
        {chosen === "signing" && <SigningForm card={card} />}
      </div>
    </section>
  );
}
