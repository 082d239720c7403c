/** How a deal stands by the company's rules, and what quality control has remarked (R229, R233–R237). */
import { useDesk } from "../context";
import { Icon } from "../parts/Icon";
import type { Remark, Standing as Stands } from "../seen";
import { printedDate, printedRubles } from "../time";

export function Standing({ standing }: { standing: Stands | null }) {
  const { desk, t, pick } = useDesk();
  if (!standing) return null;
  const { correct, active, until, lapses } = standing;
  const date = until && printedDate(until, desk.words.lang.value);
  return (
    <section class="block" data-testid="standing">
      <h3>{t("How the deal stands")}</h3>
      <p class="standing">
        <Mark ok={correct} text={correct ? t("Correct") : t("Not correct")} />
        <Mark ok={active} text={active ? t("Active") : t("Not active")} />
      </p>
      {date && <p class="muted">{t("The last day of activity: {date}", { date })}</p>}
      {lapses.length > 0 && <ul class="lapses">{lapses.map((lapse) => <li>{pick(lapse)}</li>)}</ul>}
    </section>
  );
}

function Mark({ ok, text }: { ok: boolean; text: string }) {
  return <span class={`mark ${ok ? "mark--good" : "mark--bad"}`}><Icon name={ok ? "check" : "alert"} size={13} />{text}</span>;
}

export function Remarks({ remarks }: { remarks: Remark[] }) {
  const { desk, t, pick, when } = useDesk();
  if (remarks.length === 0) return null;
  return (
    <section class="block block--bad" data-testid="remarks">
      <h3>{t("Remarks of quality control")}</h3>
      <ul class="lapses">
        {remarks.map(({ at_min, who, fault, points, rub }) => (
          <li>
            {pick(fault)}{" "}
            <strong class="nowrap">{t("{n} points", { n: `−${points}` })}{rub > 0 && <> · −{printedRubles(rub, desk.words.lang.value)}</>}</strong>{" "}
            <span class="muted">{who}, {when(at_min)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
