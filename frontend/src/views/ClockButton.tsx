/** The company's clock, what the last action cost, and the menu that lets time pass. */
import type { TargetedMouseEvent } from "preact";
import { useDesk } from "../context";
import { Icon } from "../parts/Icon";
import type { MenuItem } from "../screen";
import type { Views } from "../seen";

const PAUSES_MIN = [5, 15, 30, 60];

export function ClockButton() {
  const { desk, t, when } = useDesk();
  const now = desk.clock.value.now_min;
  const spent = desk.spent.value;
  const items = useWaits();
  const open = async (event: TargetedMouseEvent<HTMLElement>): Promise<void> => {
    const button = event.currentTarget;
    const planned = await desk.see("calendar", { from_min: now, to_min: desk.calendar.value.closing(now) });
    desk.screen.openMenuAt(button, t("Let time pass"), items(planned));
  };
  return (
    <button
      type="button"
      class="clock"
      data-testid="clock"
      data-now={now}
      aria-haspopup="menu"
      title={t("Let time pass")}
      onClick={(event) => void open(event)}
    >
      <Icon name="clock" size={16} />
      <span class="clock__time">{when(now, "time")}</span>
      <span class="clock__day">{when(now, "weekday")}</span>
      {spent && <span key={spent.seq} class="clock__spent" aria-hidden="true">{t("+{n} min", { n: spent.minutes })}</span>}
    </button>
  );
}

function useWaits(): (planned: Views["calendar"] | null) => MenuItem[] {
  const { desk, t, when } = useDesk();
  const { now_min: now, over } = desk.clock.value;
  const wait = (minutes: number) => () => void desk.do({ verb: "wait", minutes });
  return (planned) => {
    const dues = planned?.items.filter(({ state }) => state === "planned").map(({ due_min }) => due_min) ?? [];
    const next = Math.min(...dues.filter((due) => due > now));
    const closing = desk.calendar.value.closing(now);
    const items: MenuItem[] = PAUSES_MIN.map((n) => ({
      id: `wait-${n}`,
      label: t("Wait {n} min", { n }),
      hint: when(now + n, "time"),
      disabled: over,
      choose: wait(n),
    }));
    items.push({
      id: "wait-next",
      label: t("Until the next planned activity"),
      hint: Number.isFinite(next) ? when(next, next < closing ? "time" : "moment") : "",
      disabled: over || !(next < closing),
      choose: wait(next - now),
    });
    items.push({
      id: "wait-bell",
      label: t("Until the bell rings"),
      disabled: over || closing <= now,
      choose: () => void desk.do({ verb: "wait", minutes: closing - now, until_bell: true }),
    });
    items.push({
      id: "wait-closing",
      label: t("Until closing time"),
      hint: when(closing, "time"),
      disabled: over || closing <= now,
      choose: wait(closing - now),
    });
    items.push({
      id: "end-day",
      label: t("End the working day"),
      choose: () => void desk.do({ verb: "end_day" }),
    });
    return items;
  };
}
