/** What can be chosen at a lead: a status to go to, a next step, the end. Python says whether it may. */
import { useDesk } from "../context";
import type { MenuItem } from "../screen";
import type { Card } from "../types";

export function useLeadMenu(card: Card): () => MenuItem[] {
  const { desk, t, pick } = useDesk();
  return () => {
    const stages = desk.boot.value!.organisation.stages.filter(({ semantics }) => semantics === "process");
    const items: MenuItem[] = stages.map((stage) => ({
      id: `move-${stage.id}`,
      label: pick(stage.name),
      color: stage.color,
      checked: stage.id === card.stage,
      choose: () => void desk.leads.move(card.id, stage.id),
    }));
    items.push({
      id: "plan",
      label: t("Plan a task…"),
      choose: () => void desk.openCard(card.id, "task"),
    });
    items.push({
      id: "finish",
      label: t("Finish the lead…"),
      choose: () => (desk.screen.dialog.value = { kind: "finish", lead: card.id, choice: null }),
    });
    return items;
  };
}
