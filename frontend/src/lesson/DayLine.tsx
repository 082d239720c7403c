/** The trainee's day on a line of time: what was done when, how long it took, how it was judged. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import type { DayLine as Line } from "../seen";

const LEAST_PERCENT = 0.5;

export function DayLine({ lines }: { lines: Line[] }) {
  const { desk, t, when } = useDesk();
  const [chosen, setChosen] = useState<Line | null>(null);
  const days = perDay(lines, (atMin) => desk.calendar.value.midnight(atMin));
  if (lines.length === 0) return null;
  return (
    <section class="day" data-testid="report-day">
      <h3>{t("Your day")}</h3>
      {days.map(({ midnight, of }) => (
        <div class="day__row">
          <span class="day__name">{when(midnight, "weekday")}</span>
          <Track lines={of} chosen={chosen} choose={setChosen} />
        </div>
      ))}
      <p class="day__says">
        {chosen
          ? <><time>{when(chosen.at_min, "time")}</time> {chosen.text[desk.words.lang.value]}</>
          : <span class="muted">{t("Point at a bar to see what was done.")}</span>}
      </p>
      <p class="day__legend">
        <span><i class="bar bar--good" />{t("earned points")}</span>
        <span><i class="bar bar--bad" />{t("lost points")}</span>
        <span><i class="bar bar--refused" />{t("refused")}</span>
        <span><i class="bar" />{t("not judged")}</span>
      </p>
    </section>
  );
}

interface TrackProps {
  lines: Line[];
  chosen: Line | null;
  choose(line: Line): void;
}

function Track({ lines, chosen, choose }: TrackProps) {
  const { desk, when } = useDesk();
  const calendar = desk.calendar.value;
  const first = lines[0]!.at_min;
  const from = calendar.opening(first);
  const to = calendar.closing(first);
  const percent = (minutes: number): number => (100 * minutes) / (to - from);
  const place = (line: Line) => ({
    left: `${Math.min(99, Math.max(0, percent(line.at_min - from)))}%`,
    width: `${Math.max(LEAST_PERCENT, percent(Math.min(line.minutes, to - line.at_min)))}%`,
  });
  return (
    <div class="day__track">
      {lines.map((line) => (
        <button
          key={line.line}
          type="button"
          class={`bar ${judged(line)} ${line === chosen ? "bar--chosen" : ""}`}
          style={place(line)}
          aria-label={`${when(line.at_min, "time")} ${line.text[desk.words.lang.value]}`}
          onMouseEnter={() => choose(line)}
          onFocus={() => choose(line)}
          onClick={() => line.card !== null && void desk.openCard(line.card)}
        />
      ))}
      <span class="day__edge">{when(from, "time")}</span>
      <span class="day__edge day__edge--end">{when(to, "time")}</span>
    </div>
  );
}

function judged(line: Line): string {
  if (line.refused) return "bar--refused";
  if (line.ok === null) return "";
  return line.ok ? "bar--good" : "bar--bad";
}

function perDay(lines: Line[], midnightOf: (atMin: number) => number) {
  const days: { midnight: number; of: Line[] }[] = [];
  for (const line of lines) {
    const midnight = midnightOf(line.at_min);
    const last = days.at(-1);
    if (last?.midnight === midnight) last.of.push(line);
    else days.push({ midnight, of: [line] });
  }
  return days;
}
