/** Every point that was lost: why, where, by which requirement, and what would have been better. */
import { useDesk } from "../context";
import { Empty } from "../parts/Bits";
import { Icon } from "../parts/Icon";
import { printedNumber } from "../time";
import type { Finding } from "../seen";

export function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useDesk();
  const lost = findings.filter(({ ok }) => !ok);
  const kept = findings.filter(({ ok }) => ok);
  return (
    <section class="findings">
      <h3>{t("What cost points")} <span class="muted">{lost.length}</span></h3>
      {lost.length === 0 && <Empty icon="check">{t("Nothing. Well done.")}</Empty>}
      <ul data-testid="lost">{lost.map((finding) => <Item finding={finding} />)}</ul>
      {kept.length > 0 && (
        <details>
          <summary>{t("What earned points")} <span class="muted">{kept.length}</span></summary>
          <ul data-testid="kept">{kept.map((finding) => <Item finding={finding} />)}</ul>
        </details>
      )}
    </section>
  );
}

function Item({ finding }: { finding: Finding }) {
  const { desk, t, pick, when } = useDesk();
  const lang = desk.words.lang.value;
  const { card, line, at_min: at } = finding;
  const n = (value: number): string => printedNumber(value, lang);
  return (
    <li class={`finding ${finding.ok ? "finding--good" : "finding--bad"}`}>
      <span class="finding__mark"><Icon name={finding.ok ? "check" : "close"} size={14} /></span>
      <div class="finding__body">
        <div class="finding__head">
          <strong>{pick(finding.title)}</strong>
          <span class="finding__points">{t("{points} of {of}", { points: n(finding.points), of: n(finding.of) })}</span>
        </div>
        <p>{pick(finding.why)}</p>
        {finding.better && <p class="better"><span class="tag">{t("Better")}</span>{pick(finding.better)}</p>}
        <p class="finding__where">
          <span class="tag">{finding.requirement}</span>
          {at !== null && <span>{when(at)}</span>}
          {line !== null && <span>{t("line {n} of the attempt", { n: line })}</span>}
          {card !== null && (
            <button type="button" class="link" data-testid={`finding-card-${card}`} onClick={() => void desk.openCard(card)}>{t("Open the card")}</button>
          )}
        </p>
      </div>
    </li>
  );
}
