/** The whole desk: bars, sections, card, lesson, and what lies over them. */
import { useEffect, useRef, useState } from "preact/hooks";
import { CardPanel } from "../card/CardPanel";
import { useDesk } from "../context";
import { Join, needsJoining } from "../join/Join";
import { suppressShortcuts } from "../keys";
import { LessonPanel } from "../lesson/LessonPanel";
import { Report } from "../lesson/Report";
import { Button } from "../parts/Button";
import { Loading } from "../parts/Bits";
import { Icon } from "../parts/Icon";
import { KeepFocus } from "../parts/KeepFocus";
import { Menu } from "../parts/Menu";
import { ToastList } from "../parts/ToastList";
import { Dialogs } from "./Dialogs";
import { QuickDrawer, QuickPanel } from "./QuickPanel";
import { Sections } from "./Sections";
import { TopBar } from "./TopBar";

/** From this width on the lesson stands beside the desk; below, it opens over it. */
const LESSON_FROM_PX = 1080;

export function Shell() {
  const { desk } = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    setElement(root.current);
    desk.screen.lessonOpen.value = root.current!.clientWidth >= LESSON_FROM_PX;
    void desk.open();
    return suppressShortcuts(root.current!);
  }, []);
  return (
    <div ref={root} class="desk" tabIndex={-1} data-testid="desk" lang={desk.words.lang.value}>
      <KeepFocus />
      <Gone />
      <Inside />
      <Dialogs />
      <ToastList />
      <Menu root={element} />
    </div>
  );
}

function Inside() {
  const { desk } = useDesk();
  if (desk.boot.value === null || desk.me.value === null) return <Loading />;
  if (needsJoining(desk.me.value)) return <div class="desk__work"><LessonPanel /><Join /></div>;
  return (
    <>
      <TopBar />
      <div class="desk__work">
        <LessonPanel />
        <main class="desk__main">
          <Sections />
          <QuickDrawer />
          <CardPanel />
        </main>
        <QuickPanel />
        {desk.screen.report.value && <Report />}
      </div>
    </>
  );
}

function Gone() {
  const { desk, t } = useDesk();
  if (!desk.gone.value) return null;
  return (
    <div class="gone" role="alert" data-testid="gone">
      <Icon name="alert" />
      <p>{t("The kernel does not answer. If it was restarted, run the cell again: everything you did is kept.")}</p>
      <Button icon="undo" onClick={() => void desk.refresh()}>{t("Try again")}</Button>
    </div>
  );
}
