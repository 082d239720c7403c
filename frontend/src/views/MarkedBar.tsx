/** What can be done with all ticked rows at once (R223). */
import { useDesk } from "../context";
import { useOwnForms } from "../forms/own";
import { Button } from "../parts/Button";

export function MarkedBar() {
  const { desk, t } = useDesk();
  const { mass } = useOwnForms();
  const { marked } = desk.cards;
  if (marked.value.size === 0) return null;
  const clear = (): void => void (marked.value = new Set());
  const open = (): void => {
    desk.screen.dialog.value = { kind: "form", spec: mass(), more: { cards: [...marked.value] }, done: clear };
  };
  return (
    <div class="marked" role="group" aria-label={t("Ticked cards")} data-testid="marked">
      <strong>{t("Ticked: {n}", { n: marked.value.size })}</strong>
      <Button look="soft" data-testid="mass-edit_many" onClick={open}>{t("Change the ticked cards")}</Button>
      <Button look="plain" icon="close" onClick={clear}>{t("Clear")}</Button>
    </div>
  );
}
