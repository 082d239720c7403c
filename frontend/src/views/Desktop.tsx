/** The desktop: how the month stands, at a glance (R022). */
import { useDesk, useView } from "../context";
import { Loading } from "../parts/Bits";
import { Widgets } from "./Widgets";

export function Desktop() {
  const { t } = useDesk();
  const { value, failed, again } = useView("desktop");
  return (
    <section class="section" aria-label={t("Desktop")} data-testid="desktop">
      <div class="section__bar"><h2 class="section__title">{t("Desktop")}</h2></div>
      <div class="scroll">{value ? <Widgets widgets={value.widgets} /> : <Loading {...{ failed, again }} />}</div>
    </section>
  );
}
