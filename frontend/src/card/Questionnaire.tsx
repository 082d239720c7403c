/** The questionnaire: its fields, and the way to the employee who approves it. */
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../context";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import type { CardView, FieldSection } from "../seen";
import { useCost } from "./CardActions";
import { FieldBlock } from "./FieldBlock";
import { useForm } from "./useForm";

export function Questionnaire({ view, section }: { view: CardView; section: FieldSection }) {
  const { desk, pick } = useDesk();
  const root = useRef<HTMLElement>(null);
  const { fields } = section;
  const named = desk.screen.field.value;
  useEffect(() => {
    if (named === "form" || fields.some(({ id }) => id === named)) root.current?.scrollIntoView({ block: "nearest" });
  }, [named]);
  if (fields.length === 0) return null;
  return (
    <section ref={root} class={`block ${named === "form" ? "block--named" : ""}`} data-testid="form">
      <h3>
        {pick(section.name)}
        <State form={view.form} />
      </h3>
      <FieldBlock card={view.card} fields={fields} testid="form-fields" />
      {view.kind === "lead" && view.form === null && !view.card.closed && <Send lead={view.card.id} />}
    </section>
  );
}

function State({ form }: { form: CardView["form"] }) {
  const { t } = useDesk();
  if (form === null) return null;
  return (
    <span class={`tag tag--${form}`} data-testid="form-state">
      <Icon name={form === "approved" ? "check" : "clock"} size={12} />
      {form === "approved" ? t("approved") : t("under approval")}
    </span>
  );
}

function Send({ lead }: { lead: number }) {
  const { t } = useDesk();
  const form = useForm(lead);
  const cost = useCost();
  return (
    <>
      {form.refusal}
      <Button
        icon="send"
        note={cost("send_form")}
        disabled={form.busy}
        data-testid="send-form"
        onClick={() => void form.submit({ verb: "send_form", lead })}
      >
        {t("Send for approval")}
      </Button>
    </>
  );
}
