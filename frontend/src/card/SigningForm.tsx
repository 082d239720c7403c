/** When the client will sign the contract. */
import { useState } from "preact/hooks";
import { naming, type Ref } from "../cards";
import { useDesk } from "../context";
import { WhenInput } from "../parts/Inputs";
import { ActionForm } from "./ActionForm";

export function SigningForm({ card }: { card: Ref }) {
  const { desk, t } = useDesk();
  const [at, setAt] = useState(() => desk.calendar.value.nextMorning(desk.clock.value.now_min));
  const action = () => ({ verb: "set_signing", ...naming(card), at_min: at });
  return (
    <ActionForm card={card.id} {...{ action }} testid="signing" label={t("Write the date down")}>
      <p class="muted">{t("The date and time that the client has agreed to sign at.")}</p>
      <WhenInput atMin={at} change={setAt} testid="signing" />
    </ActionForm>
  );
}
