/** The report over the desk: the score, the skills, the day, and every point that was lost. */
import { useEffect, useRef } from "preact/hooks";
import { useDesk, useView } from "../context";
import { Loading } from "../parts/Bits";
import { Button, IconButton } from "../parts/Button";
import { printedNumber } from "../time";
import type { ReportView, Skill } from "../seen";
import { DayLine } from "./DayLine";
import { Findings } from "./Findings";

export function Report() {
  const { desk, t, pick } = useDesk();
  const { value, failed, again } = useView("report");
  const root = useRef<HTMLElement>(null);
  const close = (): void => void (desk.screen.report.value = false);
  useEffect(() => root.current?.focus(), []);
  return (
    <section
      ref={root}
      class="report"
      tabIndex={-1}
      aria-label={t("Report")}
      data-testid="report-view"
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <header class="report__head">
        <div>
          <p class="lesson__kind">{desk.clock.value.handed_in ? t("Report") : t("How it stands now")}</p>
          <h2>{pick(desk.boot.value!.lesson?.title)}</h2>
        </div>
        <span class="spring" />
        {desk.clock.value.handed_in && (
          <Button icon="undo" disabled={desk.busy.value > 0} data-testid="again" onClick={() => void desk.startAgain()}>{t("Start again")}</Button>
        )}
        <IconButton icon="close" label={t("Close the report")} data-testid="report-close" onClick={close} />
      </header>
      {value ? <Inside report={value} /> : <Loading {...{ failed, again }} />}
    </section>
  );
}

function Inside({ report }: { report: ReportView }) {
  return (
    <div class="report__body">
      <div class="report__top">
        <Score report={report} />
        <Skills skills={report.skills} />
      </div>
      <DayLine lines={report.day} />
      <Findings findings={report.findings} />
    </div>
  );
}

function Score({ report }: { report: ReportView }) {
  const { desk, t } = useDesk();
  const lang = desk.words.lang.value;
  const n = (value: number): string => printedNumber(value, lang);
  return (
    <div class={`score ${report.passed ? "score--passed" : ""}`}>
      <svg viewBox="0 0 120 120" width="120" height="120" aria-hidden="true">
        <circle class="score__whole" cx="60" cy="60" r="52" />
        <circle class="score__part" cx="60" cy="60" r="52" pathLength="100" stroke-dasharray={`${report.percent} 100`} transform="rotate(-90 60 60)" />
      </svg>
      <div class="score__number" data-testid="report-percent" data-percent={report.percent}>{n(report.percent)} %</div>
      <div class="score__words">
        <strong>{report.passed ? t("Passed") : t("Not passed yet")}</strong>
        <span class="muted">{t("{points} of {of} points", { points: n(report.points), of: n(report.of) })}</span>
        {report.hints > 0 && <span class="muted">{t("Hints taken: {n}", { n: report.hints })}</span>}
      </div>
    </div>
  );
}

function Skills({ skills }: { skills: Skill[] }) {
  const { desk, t, pick } = useDesk();
  const n = (value: number): string => printedNumber(value, desk.words.lang.value);
  return (
    <div class="skills">
      <h3>{t("Skills")}</h3>
      <ul>
        {skills.map((skill) => (
          <li key={skill.id} class="skill" data-testid={`skill-${skill.id}`}>
            <span>{pick(skill.name)}</span>
            <span class="skill__bar" aria-hidden="true"><i style={{ width: `${skill.percent}%` }} /></span>
            <span class="skill__number">{n(skill.percent)} %</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
