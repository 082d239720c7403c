/** The goals that tick, each with its hint: the price first, the text after a yes. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Button, IconButton } from "../parts/Button";
import { Icon, type IconName } from "../parts/Icon";
import { printedNumber } from "../time";
import type { Goal } from "../seen";

const MARKS: Record<Goal["state"], IconName | null> = {
  open: null,
  won: "check",
  lost: "close",
  partly: "dots",
};

export function Goals({ goals }: { goals: Goal[] }) {
  const { t } = useDesk();
  const won = goals.filter(({ state }) => state === "won").length;
  if (goals.length === 0) return null;
  return (
    <section class="goals" data-testid="goals">
      <h3>{t("Goals")} <span class="muted">{t("{won} of {all}", { won, all: goals.length })}</span></h3>
      <progress value={won} max={goals.length} aria-label={t("Goals reached")} />
      <ul>{goals.map((goal) => <Item key={goal.rule} goal={goal} />)}</ul>
    </section>
  );
}

function Item({ goal }: { goal: Goal }) {
  const { desk, t, pick } = useDesk();
  const [asking, setAsking] = useState(false);
  const lang = desk.words.lang.value;
  const mark = MARKS[goal.state];
  const states = { open: t("open"), won: t("reached"), lost: t("lost"), partly: t("partly reached") };
  const points = { points: printedNumber(goal.points, lang), of: printedNumber(goal.of, lang) };
  return (
    <li class={`goal goal--${goal.state}`} data-testid={`goal-${goal.rule}`} data-state={goal.state}>
      <span class="goal__mark" role="img" aria-label={states[goal.state]}>{mark && <Icon name={mark} size={12} />}</span>
      <span class="goal__title">{pick(goal.title)}</span>
      <span class="goal__points">{t("{points} of {of}", points)}</span>
      {goal.hint && !goal.hint.taken && (
        <IconButton
          icon="hint"
          size={15}
          label={t("Hint")}
          aria-expanded={asking}
          data-testid={`hint-${goal.rule}`}
          onClick={() => setAsking(!asking)}
        />
      )}
      {asking && goal.hint && !goal.hint.taken && <Price goal={goal} price={goal.hint.price} close={() => setAsking(false)} />}
      {goal.hint?.taken && goal.hint.text && <p class="goal__hint"><Icon name="hint" size={14} />{pick(goal.hint.text)}</p>}
    </li>
  );
}

function Price({ goal, price, close }: { goal: Goal; price: number; close(): void }) {
  const { desk, t } = useDesk();
  const n = printedNumber(price, desk.words.lang.value);
  const take = (): void => {
    close();
    void desk.do({ verb: "take_hint", rule: goal.rule });
  };
  return (
    <div class="goal__price">
      <span>{t("This hint costs {n} points.", { n })}</span>
      <Button look="main" data-testid={`hint-take-${goal.rule}`} onClick={take}>{t("Show the hint")}</Button>
      <Button look="plain" onClick={close}>{t("Not now")}</Button>
    </div>
  );
}
