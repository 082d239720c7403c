/** Times that are often wanted, one click each. */
import { useDesk } from "../context";

export function QuickTimes({ choose }: { choose(atMin: number): void }) {
  const { desk, t } = useDesk();
  const calendar = desk.calendar.value;
  const now = desk.clock.value.now_min;
  const morning = calendar.nextMorning(now);
  const times: [string, number][] = [
    [t("In an hour"), calendar.suggest(now, 60)],
    [t("In 3 hours"), calendar.suggest(now, 180)],
    [t("Next morning"), morning],
    [t("The morning after"), calendar.nextMorning(morning)],
  ];
  return (
    <div class="quick-times" role="group" aria-label={t("Often chosen times")}>
      {times.map(([name, atMin]) => (
        <button key={name} type="button" class="chip" onClick={() => choose(atMin)}>{name}</button>
      ))}
    </div>
  );
}
