/** Small marks: avatar, badge, due time, status dot, nothing here, wait. */
import type { ComponentChildren } from "preact";
import { useDesk } from "../context";
import type { Card, Stage } from "../types";
import { Button } from "./Button";
import { Icon, type IconName, kindIcon } from "./Icon";

const HUES = 8;

export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = words.slice(0, 2).map((word) => word[0]!.toUpperCase()).join("");
  const hue = [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % HUES;
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.39)}px` };
  return <span class={`avatar avatar--${hue}`} style={style} data-initials={initials} aria-hidden="true" />;
}

export function Badge({ count, testid }: { count: number; testid?: string }) {
  if (count === 0) return null;
  return <span class="badge" data-testid={testid}>{count > 99 ? "99+" : count}</span>;
}

export function StageDot({ stage }: { stage: Stage | undefined }) {
  return <span class="dot" style={{ background: stage?.color ?? "currentColor" }} aria-hidden="true" />;
}

export function StageName({ id, pipeline = null }: { id: string; pipeline?: string | null }) {
  const { desk, pick } = useDesk();
  const stage = desk.stage(id, pipeline);
  return (
    <span class="stage-name">
      <StageDot stage={stage} />
      {stage ? pick(stage.name) : id}
    </span>
  );
}

/** What a card's next step is and when, in the colour of how urgent that is. */
export function NextStepMark({ card }: { card: Pick<Card, "closed" | "next" | "due"> }) {
  const { t } = useDesk();
  if (card.closed) return <span class="due due--closed">{t("Finished")}</span>;
  if (!card.next) return <span class="due due--none">{t("No activity")}</span>;
  return (
    <span class={`due due--${card.due}`} title={card.next.title}>
      <Icon name={kindIcon(card.next.kind)} size={13} />
      <DueTime atMin={card.next.due_min} short />
    </span>
  );
}

/** A time as seen from now: a word for the days around today, a date else; *short* leaves today out. */
export function DueTime({ atMin, short = false }: { atMin: number; short?: boolean }) {
  const { desk, t, when } = useDesk();
  const days = desk.calendar.value.daysBetween(desk.clock.value.now_min, atMin);
  const time = when(atMin, "time");
  const words = [t("yesterday, {time}", { time }), short ? time : t("today, {time}", { time }), t("tomorrow, {time}", { time })];
  return <time>{words[days + 1] ?? when(atMin)}</time>;
}

export function Empty({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={icon} size={28} />
      <p>{children}</p>
    </div>
  );
}

/** While a view is on its way, and when it does not come. */
export function Loading({ failed = false, again }: { failed?: boolean; again?: () => void }) {
  const { t } = useDesk();
  if (!failed) return <div class="loading" role="status"><span class="spinner" />{t("Loading…")}</div>;
  return (
    <div class="loading" role="status">
      {t("This could not be loaded.")}
      {again && <Button icon="undo" onClick={again}>{t("Try again")}</Button>}
    </div>
  );
}
