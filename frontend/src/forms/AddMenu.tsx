/** «More»: everything that can be done without a card, each with its form. */
import type { TargetedMouseEvent } from "preact";
import { useDesk } from "../context";
import { Button } from "../parts/Button";

export function AddMenu() {
  const { desk, t, pick } = useDesk();
  const open = async (event: TargetedMouseEvent<HTMLElement>): Promise<void> => {
    const button = event.currentTarget;
    const forms = (await desk.see("forms")) ?? [];
    const items = forms.map((spec) => ({
      id: `do-${spec.verb}`,
      label: pick(spec.title),
      choose: () => (desk.screen.dialog.value = { kind: "form", spec }),
    }));
    desk.screen.openMenuAt(button, t("More actions"), items);
  };
  return (
    <Button icon="dots" aria-haspopup="menu" data-testid="add" onClick={(event) => void open(event)}>
      {t("More")}
    </Button>
  );
}
