/** The notes at the edge of the desk, read aloud as they come; a refusal with the form that helps. */
import { useDesk } from "../context";
import { CoachSaying } from "../lesson/CoachLine";
import { OfferButton, type Refused } from "../offers";
import type { Toast } from "../toasts";
import type { Happening, Reason } from "../types";
import { IconButton } from "./Button";
import { Icon } from "./Icon";

export function ToastList() {
  const { desk, t } = useDesk();
  return (
    <div class="toasts" role="region" aria-label={t("Messages")} aria-live="polite">
      {!desk.screen.lessonOpen.value && <CoachSaying />}
      {desk.toasts.shown.value.map((toast) => <Note key={toast.id} toast={toast} />)}
    </div>
  );
}

function Note({ toast }: { toast: Toast }) {
  const { desk, t } = useDesk();
  return (
    <div
      class={`toast toast--${toast.kind}`}
      data-testid="toast"
      data-kind={toast.kind}
      role={toast.kind === "happened" ? "status" : "alert"}
    >
      <Icon name={toast.kind === "happened" ? "info" : "alert"} size={18} />
      <div class="toast__body"><Body toast={toast} /></div>
      <IconButton icon="close" size={14} label={t("Close")} onClick={() => desk.toasts.drop(toast.id)} />
    </div>
  );
}

function Body({ toast }: { toast: Toast }) {
  const { pick } = useDesk();
  if (toast.kind === "failed") return <p>{pick(toast.text)}</p>;
  if (toast.kind === "happened")
    return <ul class="toast__lines">{toast.lines.map((line) => <Line line={line} />)}</ul>;
  const { refusal, card, action } = toast;
  return <Reasons refused={{ reasons: refusal.reasons, card, action }} text={pick(refusal.text)} />;
}

function Line({ line }: { line: Happening }) {
  const { desk, pick, when } = useDesk();
  const text = pick(line.text);
  const { card } = line;
  return (
    <li>
      <span class="toast__time">{when(line.at_min, "time")}</span>
      {card === null || card === desk.screen.card.value
        ? <span>{text}</span>
        : <button type="button" class="link" onClick={() => void desk.openCard(card)}>{text}</button>}
    </li>
  );
}

/** Every reason of a refusal, each with the form that would help. */
export function Reasons({ refused, text }: { refused: Refused; text?: string }) {
  const { pick } = useDesk();
  const { reasons } = refused;
  // The text may be no more than the reasons in one line; then the list says it all.
  const repeats = reasons.length > 0 && reasons.every(({ why }) => text?.includes(pick(why)));
  return (
    <div class="reasons">
      {text && !repeats && <p class="reasons__head">{text}</p>}
      <ul>{reasons.map((reason) => <li>{pick(reason.why)}</li>)}</ul>
      <div class="reasons__offers">
        {distinct(reasons).map((reason) => <OfferButton key={reason.offer} {...{ reason, refused }} />)}
      </div>
    </div>
  );
}

function distinct(reasons: Reason[]): Reason[] {
  const seen = new Set<string | null>();
  return reasons.filter(({ offer }) => !seen.has(offer) && seen.add(offer));
}
