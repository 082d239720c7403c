/** The lesson beside the desk: what to do, what is reached, what was just good or bad, and «Hand in». */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import { Markdown } from "../markdown";
import { Loading } from "../parts/Bits";
import { Button, IconButton } from "../parts/Button";
import { Icon } from "../parts/Icon";
import type { LessonView } from "../seen";
import type { LessonHead } from "../types";
import { CoachLine } from "./CoachLine";
import { Goals } from "./Goals";
import { Questions } from "./Questions";
import { TimeLeft } from "./TimeLeft";

export function LessonPanel() {
  const { desk, t, pick } = useDesk();
  const lesson = desk.boot.value!.lesson;
  const { lessonOpen } = desk.screen;
  if (lesson === null) return null;
  const turn = (): void => void (lessonOpen.value = !lessonOpen.value);
  if (!lessonOpen.value)
    return (
      <button type="button" class="lesson-tab" data-testid="lesson-open" onClick={turn}>
        <Icon name="flag" size={16} />
        <span>{t("Lesson")}</span>
      </button>
    );
  return (
    <aside class="lesson" aria-label={t("Lesson")} data-testid="lesson-panel">
      <header class="lesson__head">
        <div>
          <p class="lesson__kind">{lesson.exam ? t("Exam") : t("Lesson")}</p>
          <h2>{pick(lesson.title)}</h2>
        </div>
        <IconButton icon="back" label={t("Hide the lesson")} data-testid="lesson-close" onClick={turn} />
      </header>
      <LessonBody lesson={lesson} />
    </aside>
  );
}

function LessonBody({ lesson }: { lesson: LessonHead }) {
  const { value, failed, again } = useView("lesson");
  return (
    <>
      <div class="lesson__body">
        <Brief lesson={lesson} />
        {value === null && <Loading {...{ failed, again }} />}
        {value && <Goals goals={value.goals} />}
        {value && <Questions questions={value.questions} />}
      </div>
      {value && <Foot lesson={lesson} view={value} />}
    </>
  );
}

function Brief({ lesson }: { lesson: LessonHead }) {
  const { t, pick } = useDesk();
  const [open, setOpen] = useState(true);
  return (
    <details class="brief" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("The task")}</summary>
      <Markdown text={pick(lesson.brief)} />
    </details>
  );
}

function Foot({ lesson, view }: { lesson: LessonHead; view: LessonView }) {
  const { desk, t } = useDesk();
  const handedIn = desk.clock.value.handed_in;
  const report = (): void => void (desk.screen.report.value = true);
  return (
    <footer class="lesson__foot">
      {!handedIn && <CoachLine on={view.coaching} exam={lesson.exam} />}
      <TimeLeft />
      {handedIn && <Button look="main" icon="flag" data-testid="report" onClick={report}>{t("Open the report")}</Button>}
      {!handedIn && (
        <div class="lesson__end">
          {!lesson.exam && desk.me.value!.joined && (
            <Button look="plain" data-testid="preview" onClick={report}>{t("How it stands")}</Button>
          )}
          <Button
            look="main"
            icon="flag"
            disabled={!view.can_hand_in}
            data-testid="hand-in"
            onClick={() => (desk.screen.dialog.value = { kind: "hand_in" })}
          >
            {t("Hand in")}
          </Button>
        </div>
      )}
    </footer>
  );
}
