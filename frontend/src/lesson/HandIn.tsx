/** «Hand in»: what is still open, and a yes. */
import { useDesk, useView } from "../context";
import { Loading } from "../parts/Bits";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";

export function HandIn({ close }: { close(): void }) {
  const { desk, t, pick } = useDesk();
  const { value, failed, again } = useView("lesson");
  const handIn = async (): Promise<void> => {
    const receipt = await desk.do({ verb: "hand_in" });
    if (!receipt || receipt.refusal) return;
    close();
    desk.screen.card.value = null;
    desk.screen.report.value = true;
  };
  return (
    <Dialog title={t("Hand in")} close={close} testid="hand-in-dialog">
      {value === null && <Loading {...{ failed, again }} />}
      {value?.open.length === 0 && <p>{t("Nothing is left open.")}</p>}
      {value && value.open.length > 0 && (
        <>
          <p>{t("Still open:")}</p>
          <ul class="still-open" data-testid="still-open">{value.open.map((each) => <li>{pick(each)}</li>)}</ul>
        </>
      )}
      <p class="muted">{t("After handing in nothing more can be done in this attempt.")}</p>
      <footer class="form__foot">
        <Button onClick={close}>{t("Work on")}</Button>
        <Button look="main" icon="flag" disabled={desk.busy.value > 0} data-testid="hand-in-confirm" onClick={() => void handIn()}>{t("Hand in")}</Button>
      </footer>
    </Dialog>
  );
}
