/** What the system advises to do next with a card (R253). */
import { useDesk, useView } from "../context";
import { Icon } from "../parts/Icon";

export function NextHints({ card }: { card: number }) {
  const { t, pick } = useDesk();
  const { value } = useView("hints", { card });
  if (!value || value.hints.length === 0) return null;
  return (
    <section aria-label={t("Next step")} data-testid="next-hints">
      <ul class="next-hints">{value.hints.map(({ text }) => <li><Icon name="hint" size={15} />{pick(text)}</li>)}</ul>
    </section>
  );
}
