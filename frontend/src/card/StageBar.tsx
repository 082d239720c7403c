/** The way of a card: a click on a stage asks to move there; a lead's last one finishes. */
import { useDesk } from "../context";
import type { CardView } from "../seen";

export function StageBar({ view }: { view: CardView }) {
  const { desk, t, pick } = useDesk();
  const { card } = view;
  const isLead = view.kind === "lead";
  // A lead is finished by its button; a deal goes to its last stages like to any other.
  const stages = view.stages.filter(({ semantics }) => !isLead || semantics === "process");
  if (stages.length === 0) return null;
  const here = stages.findIndex(({ id }) => id === card.stage);
  const passed = (index: number): boolean => {
    const final = stages[here]?.semantics === "failure";
    return index === here || (!final && index < here) || (isLead && card.closed);
  };
  return (
    <div class="stages" role="group" aria-label={t("Status")}>
      {stages.map((stage, index) => (
        <button
          key={stage.id}
          type="button"
          class={`stage ${passed(index) ? "stage--passed" : ""} ${index === here ? "stage--here" : ""} stage--${stage.semantics}`}
          style={{ "--stage": stage.color }}
          title={pick(stage.name)}
          aria-label={pick(stage.name)}
          aria-current={index === here ? "step" : undefined}
          disabled={card.closed}
          data-testid={`stage-${stage.id}`}
          data-road={view.can.move.includes(stage.id)}
          onClick={() => void desk.cards.move(card, stage.id)}
        >
          <span>{pick(stage.name)}</span>
        </button>
      ))}
      {isLead && (
        <button
          type="button"
          class="stage stage--end"
          disabled={card.closed}
          data-testid="finish"
          onClick={() => (desk.screen.dialog.value = { kind: "finish", lead: card.id, choice: null })}
        >
          <span>{card.closed ? t("Finished") : t("Finish the lead")}</span>
        </button>
      )}
    </div>
  );
}
