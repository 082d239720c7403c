/** What can be chosen at a card: a stage to go to, a next step, a lead's end. Python says whether it may. */
import { useDesk } from "../context";
import type { MenuItem } from "../screen";
import type { Card } from "../types";

export function useCardMenu(card: Card): () => MenuItem[] {
  const { desk, t, pick } = useDesk();
  const isLead = card.kind === "lead";
  return () => {
    const all = desk.boot.value!.organisation.pipelines.find(({ id }) => id === card.pipeline)?.stages ?? [];
    const stages = all.filter(({ semantics }) => !isLead || semantics === "process");
    const items: MenuItem[] = stages.map((stage) => ({
      id: `move-${stage.id}`,
      label: pick(stage.name),
      color: stage.color,
      checked: stage.id === card.stage,
      choose: () => void desk.cards.move(card, stage.id),
    }));
    items.push({
      id: "plan",
      label: t("Plan a task…"),
      choose: () => void desk.openCard(card, "task"),
    });
    if (isLead)
      items.push({
        id: "finish",
        label: t("Finish the lead…"),
        choose: () => (desk.screen.dialog.value = { kind: "finish", lead: card.id, choice: null }),
      });
    return items;
  };
}
