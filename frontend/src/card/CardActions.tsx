/** What can be done at once: call, meet a client who is in the office; everything else in a menu. */
import type { TargetedMouseEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { naming } from "../cards";
import { useDesk } from "../context";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import type { Tab } from "../screen";
import type { CardView } from "../seen";

export function CardActions({ view }: { view: CardView }) {
  const { desk, t } = useDesk();
  const row = useRef<HTMLDivElement>(null);
  const { field, tab } = desk.screen;
  useEffect(() => {
    if (field.value === "call") row.current?.querySelector<HTMLElement>("[data-testid=call]")?.focus();
  }, [field.value]);
  const cost = useCost();
  const go = (to: Tab) => (): void => void (tab.value = to);
  const hasForm = view.kind === "lead" && view.sections.some(({ id }) => id === "form");
  if (view.card.closed)
    return (
      <div class="card__actions">
        <p class="card__closed">{t("This card is finished. You can still read it and write comments.")}</p>
        <AllActions view={view} />
      </div>
    );
  return (
    <div ref={row} class="card__actions">
      <Button
        look="main"
        icon="call"
        note={cost("call_client")}
        disabled={desk.busy.value > 0}
        data-testid="call"
        onClick={() => void desk.do({ verb: "call_client", ...naming(view.card) })}
      >
        {t("Call")}
      </Button>
      <Button icon="chat" data-testid="write" onClick={go("message")}>{t("Write")}</Button>
      <Button icon="meeting" data-testid="meeting" onClick={go("meeting")}>{t("Meeting")}</Button>
      <Button icon="task" data-testid="task" onClick={go("task")}>{t("Task")}</Button>
      <Button icon="comment" data-testid="comment" onClick={go("comment")}>{t("Comment")}</Button>
      {hasForm && (
        <Button
          icon="document"
          data-testid="questionnaire"
          onClick={() => {
            field.value = null;
            field.value = "form";
          }}
        >
          {t("Questionnaire")}
        </Button>
      )}
      <AllActions view={view} />
      {(view.card.arrived || view.can.start_visit || view.can.meet) && <Visitor view={view} />}
    </div>
  );
}

/** Everything that can be done with a card now, each with its form. */
function AllActions({ view }: { view: CardView }) {
  const { desk, t, pick } = useDesk();
  const open = async (event: TargetedMouseEvent<HTMLElement>): Promise<void> => {
    const button = event.currentTarget;
    const forms = (await desk.see("forms", { card: view.card.id })) ?? [];
    const items = forms.map((spec) => ({
      id: `do-${spec.verb}`,
      label: pick(spec.title),
      choose: () => (desk.screen.dialog.value = { kind: "form", spec }),
    }));
    desk.screen.openMenuAt(button, t("Actions"), items);
  };
  return (
    <Button icon="down" aria-haspopup="menu" data-testid="actions" onClick={(event) => void open(event)}>
      {t("Actions")}
    </Button>
  );
}

/** The client is in the office: record the meeting, and sit down with them. */
function Visitor({ view }: { view: CardView }) {
  const { desk, t } = useDesk();
  const card = naming(view.card);
  const cost = useCost();
  const on = view.planned.some(({ kind }) => kind === "visit");
  return (
    <div class="visitor" data-testid="visitor">
      <Icon name="visit" />
      <strong>{t("The client waits in the office")}</strong>
      <span class="spring" />
      <button
        type="button"
        class="visit"
        aria-pressed={on}
        disabled={desk.busy.value > 0}
        data-testid="visit"
        onClick={() => void desk.do({ verb: "start_visit", ...card })}
      >
        <span class="visit__lamp" aria-hidden="true" />
        {on ? t("VISIT is on") : t("VISIT")}
      </button>
      <Button
        look="main"
        icon="meeting"
        note={cost("meet_client")}
        disabled={desk.busy.value > 0}
        data-testid="meet"
        onClick={() => void desk.do({ verb: "meet_client", ...card })}
      >
        {t("Meet the client")}
      </Button>
    </div>
  );
}

/** What a verb costs, as a note on its button. */
export function useCost(): (verb: string) => string | undefined {
  const { desk, t } = useDesk();
  const costs = desk.boot.value!.organisation.costs;
  return (verb) => (costs[verb] ? t("{n} min", { n: costs[verb] }) : undefined);
}
