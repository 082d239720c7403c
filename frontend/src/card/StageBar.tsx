/** The way of a lead: a click on a status asks to move there; the last one finishes. */
import { useDesk } from "../context";
import type { CardView } from "../seen";

export function StageBar({ view }: { view: CardView }) {
  const { desk, t, pick } = useDesk();
  const { card } = view;
  const stages = desk.boot.value!.organisation.stages.filter(({ semantics }) => semantics === "process");
  const here = stages.findIndex(({ id }) => id === card.stage);
  const finish = (): void => void (desk.screen.dialog.value = { kind: "finish", lead: card.id, choice: null });
  return (
    <div class="stages" role="group" aria-label={t("Status")}>
      {stages.map((stage, index) => (
        <button
          key={stage.id}
          type="button"
          class={`stage ${index <= here || card.closed ? "stage--passed" : ""} ${index === here ? "stage--here" : ""}`}
          style={{ "--stage": stage.color }}
          title={pick(stage.name)}
          aria-label={pick(stage.name)}
          aria-current={index === here ? "step" : undefined}
          disabled={card.closed}
          data-testid={`stage-${stage.id}`}
          data-road={view.can.move.includes(stage.id)}
          onClick={() => void desk.leads.move(card.id, stage.id)}
        >
          <span>{pick(stage.name)}</span>
        </button>
      ))}
      <button
        type="button"
        class="stage stage--end"
        disabled={card.closed}
        data-testid="finish"
        onClick={finish}
      >
        <span>{card.closed ? t("Finished") : t("Finish the lead")}</span>
      </button>
    </div>
  );
}
