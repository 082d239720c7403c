/** How much of the lesson's time is left. */
import { useDesk } from "../context";
import { Icon } from "../parts/Icon";

export function TimeLeft() {
  const { desk, t } = useDesk();
  const { now_min, closes_min, days_left, over, handed_in } = desk.clock.value;
  const today = Math.max(0, closes_min - now_min);
  const words = (): string => {
    if (handed_in) return t("Handed in");
    if (over) return t("The time is over. Hand the lesson in.");
    if (today === 0) return t("The working day is over. End it from the clock.");
    const left = { h: Math.floor(today / 60), m: today % 60, n: days_left };
    if (days_left > 0) return t("{h} h {m} min until closing, days after this one: {n}", left);
    return t("{h} h {m} min until closing", left);
  };
  return (
    <p class="time-left" data-testid="time-left">
      <Icon name="clock" size={14} />
      {words()}
    </p>
  );
}
