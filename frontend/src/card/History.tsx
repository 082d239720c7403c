/** Who changed which field of a card, from what to what; folded until it is wanted. */
import { useDesk } from "../context";
import { useShown } from "../shown";
import type { Change } from "../seen";

export function History({ changes }: { changes: Change[] }) {
  const { t, pick, when } = useDesk();
  const { cell } = useShown();
  if (changes.length === 0) return null;
  return (
    <details class="history" data-testid="history">
      <summary>{t("History of changes")} <span class="muted">{changes.length}</span></summary>
      <ul>
        {changes.map((change) => (
          <li>
            <time class="muted">{when(change.at_min)}</time>{" "}
            <strong>{pick(change.name)}</strong>: {cell("text", change.before) || "–"} → {cell("text", change.after) || "–"}{" "}
            <span class="muted">{change.who ?? t("robot")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
