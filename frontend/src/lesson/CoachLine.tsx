/** What the coach says to the last action; it can be turned off. */
import { useDesk } from "../context";
import { IconButton } from "../parts/Button";
import { Icon } from "../parts/Icon";

export function CoachLine({ on, exam }: { on: boolean; exam: boolean }) {
  const { desk, t } = useDesk();
  if (exam) return null;
  return (
    <section class="coach" aria-label={t("Coach")}>
      <label class="coach__switch">
        <span>{t("Coach")}</span>
        <input
          type="checkbox"
          role="switch"
          checked={on}
          data-testid="coaching"
          onChange={(event) => void desk.setCoaching(event.currentTarget.checked)}
        />
      </label>
      <div aria-live="polite" data-testid="coach">
        {on && desk.coach.value === null && <p class="muted">{t("The coach will speak up when an action matters.")}</p>}
        {on && <CoachSaying />}
      </div>
    </section>
  );
}

/** What was good or bad about the last action that mattered; nothing before it. */
export function CoachSaying() {
  const { desk, t, pick } = useDesk();
  const coach = desk.coach.value;
  if (coach === null) return null;
  return (
    <div class={`coach__says coach__says--${coach.ok ? "good" : "bad"}`} data-testid="coach-says">
      <Icon name={coach.ok ? "check" : "alert"} size={16} />
      <div class="coach__words">
        <p>{pick(coach.why)}</p>
        {coach.better && <p class="better"><span class="tag">{t("Better")}</span>{pick(coach.better)}</p>}
      </div>
      <IconButton icon="close" size={13} label={t("Close")} onClick={() => (desk.coach.value = null)} />
    </div>
  );
}
