/** A planned activity, with what can be done about it: complete with a result, postpone. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { DueTime } from "../parts/Bits";
import { Button } from "../parts/Button";
import { Icon, kindIcon } from "../parts/Icon";
import { WhenInput } from "../parts/Inputs";
import type { Activity, Due } from "../types";
import { ActionForm } from "./ActionForm";
import { QuickTimes } from "./QuickTimes";

export interface PlannedItemProps {
  activity: Activity;
  due: Due;
  linked?: boolean;
}

export function PlannedItem({ activity, due, linked = false }: PlannedItemProps) {
  const { desk, t } = useDesk();
  const [open, setOpen] = useState<"complete" | "postpone" | null>(null);
  const { kind, card, name } = activity;
  const turn = (form: "complete" | "postpone") => (): void => setOpen(open === form ? null : form);
  const close = (): void => setOpen(null);
  return (
    <li class={`plan plan--${due}`} data-testid={`activity-${activity.activity}`}>
      <Icon name={kindIcon(kind)} size={16} />
      <div class="plan__what">
        <span class="plan__title"><KindName kind={kind} title={activity.title} /></span>
        {linked && card !== null && (
          <button type="button" class="link" onClick={() => void desk.openCard(card)}>{name}</button>
        )}
        <span class={`due due--${due}`}><DueTime atMin={activity.due_min} /></span>
        {activity.author && activity.author !== activity.responsible && <span class="muted">{t("set by {name}", { name: activity.author })}</span>}
        {activity.confirmed && <span class="plan__confirmed"><Icon name="check" size={12} />{t("confirmed")}</span>}
      </div>
      {kind === "task" && (
        <div class="plan__buttons">
          <Button look="good" icon="check" aria-expanded={open === "complete"} data-testid={`complete-${activity.activity}`} onClick={turn("complete")}>{t("Complete")}</Button>
          <Button look="plain" icon="clock" aria-expanded={open === "postpone"} data-testid={`postpone-${activity.activity}`} onClick={turn("postpone")}>{t("Postpone")}</Button>
        </div>
      )}
      {activity.checklist.length > 0 && <Checklist activity={activity} />}
      {open === "complete" && <Complete activity={activity} close={close} />}
      {open === "postpone" && <Postpone activity={activity} close={close} />}
    </li>
  );
}

/** The steps of a task, ticked one by one. */
function Checklist({ activity }: { activity: Activity }) {
  const { desk } = useDesk();
  const tick = (step: number): void => void desk.do({ verb: "tick_step", task: activity.activity, step });
  return (
    <ol class="checklist">
      {activity.checklist.map(({ text, done }, index) => (
        <li key={text}>
          <label class="check">
            <input type="checkbox" checked={done} disabled={done || desk.busy.value > 0} data-testid={`step-${activity.activity}-${index + 1}`} onChange={() => tick(index + 1)} />
            {text}
          </label>
        </li>
      ))}
    </ol>
  );
}

/** A kind of activity in words, with its own title where it has one. */
export function KindName({ kind, title }: { kind: string; title: string }) {
  const { t } = useDesk();
  const names: Record<string, string> = {
    task: t("Task"),
    meeting: t("Meeting in the office"),
    remote: t("Remote consultation"),
    call: t("Phone call"),
    visit: t("VISIT"),
    chat: t("Message"),
    letter: t("Letter"),
    comment: t("Comment"),
    form: t("The form on the site"),
    offer: t("Offer"),
    invoice: t("Invoice"),
    consent: t("Consent of the head"),
    order_packed: t("The order is packed"),
    order_shipped: t("The order is shipped"),
    parcel_taken: t("The carrier has taken the order"),
    buyer_came: t("The buyer has come"),
    buyer_left: t("The buyer has left"),
    order_handed: t("The order is handed over"),
    order_received: t("The order is received"),
    delivery: t("Delivery of a load"),
  };
  return <>{title || names[kind] || kind}</>;
}

interface PartProps {
  activity: Activity;
  close(): void;
}

function Complete({ activity, close }: PartProps) {
  const { t } = useDesk();
  const [result, setResult] = useState("");
  const action = () => ({ verb: "complete_task", task: activity.activity, result });
  return (
    <ActionForm card={activity.card} {...{ action }} testid="result" label={t("Complete the task")} done={close} cancel={close}>
      <textarea
        rows={2}
        maxLength={4000}
        placeholder={t("What came of it?")}
        aria-label={t("What came of it?")}
        value={result}
        data-testid="result-text"
        onInput={(event) => setResult(event.currentTarget.value)}
      />
    </ActionForm>
  );
}

function Postpone({ activity, close }: PartProps) {
  const { desk, t } = useDesk();
  const now = desk.clock.value.now_min;
  const [due, setDue] = useState(() => desk.calendar.value.suggest(Math.max(now, activity.due_min), 60));
  const action = () => ({ verb: "postpone_task", task: activity.activity, due_min: due });
  return (
    <ActionForm card={activity.card} {...{ action }} testid="postpone" label={t("Postpone")} done={close} cancel={close}>
      <WhenInput atMin={due} change={setDue} testid="postpone" />
      <QuickTimes choose={setDue} />
    </ActionForm>
  );
}
