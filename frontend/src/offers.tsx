/** From a refusal's offer (a verb) to the form that answers it. Which offer is made is Python's to say. */
import { useDesk, useView } from "./context";
import { Button } from "./parts/Button";
import type { Tab } from "./screen";
import type { Action, Kind, Reason } from "./types";

/** What was refused: its reasons, the card it was about, and what had been asked for. */
export interface Refused {
  reasons: Reason[];
  card: number | null;
  action: Action | null;
}

interface Offer {
  label: string;
  open(): void;
}

/** A button for one offer of a refusal; nothing where the desk has no form for it. */
export function OfferButton({ reason, refused }: { reason: Reason; refused: Refused }) {
  const known = useKnown(refused)(reason);
  if (!reason.offer) return null;
  if (!known) return <FormOffer verb={reason.offer} field={reason.field} card={refused.card} />;
  return <Button look="soft" data-testid={`offer-${reason.offer}`} onClick={known.open}>{known.label}</Button>;
}

/** The form that Python has for the verb; its title is the button's text. */
function FormOffer({ verb, field, card }: { verb: string; field: string | null; card: number | null }) {
  const { desk, pick } = useDesk();
  const { value } = useView("forms", card === null ? {} : { card });
  const spec = value?.find((form) => form.verb === verb);
  if (!spec) return null;
  const open = (): void => void (desk.screen.dialog.value = { kind: "form", spec, field });
  return <Button look="soft" data-testid={`offer-${verb}`} onClick={open}>{pick(spec.title)}</Button>;
}

const FILLING = /^update_(deal|contact|company)$/;

function useKnown(refused: Refused): (reason: Reason) => Offer | null {
  const { desk, t } = useDesk();
  const { card } = refused;
  const at = (tab: Tab, field: string | null = null) => () => void (card !== null && desk.openCard(card, tab, field));
  const finish = (choice: "convert" | "reject") => () => {
    if (card !== null) desk.screen.dialog.value = { kind: "finish", lead: card, choice };
  };
  const ofCard: Record<string, (reason: Reason) => Offer> = {
    call_client: () => ({ label: t("Open the card and call"), open: at("comment", "call") }),
    set_meeting: () => ({ label: t("Set a meeting"), open: at("meeting") }),
    send_form: () => ({ label: t("Open the questionnaire"), open: at("comment", "form") }),
    update_lead: ({ field }) => ({ label: t("Fill in what is missing"), open: at("comment", field) }),
    set_signing: () => ({ label: t("Set the signing date"), open: at("signing") }),
    add_task: () => ({ label: t("Plan a task"), open: at("task") }),
    add_comment: () => ({ label: t("Write a comment"), open: at("comment", "comment") }),
    convert_lead: () => ({ label: t("Finish the lead"), open: finish("convert") }),
    reject_lead: () => ({ label: t("Reject the lead"), open: finish("reject") }),
  };
  const ofDesk: Record<string, () => Offer> = {
    accept_invitation: () => ({
      label: t("Accept the invitation"),
      open: () => void desk.do({ verb: "accept_invitation" }).then(() => desk.refresh()),
    }),
    end_day: () => ({ label: t("End the day"), open: () => void desk.do({ verb: "end_day" }) }),
    hand_in: () => ({
      label: t("Hand in"),
      open: () => (desk.screen.dialog.value = { kind: "hand_in" }),
    }),
  };
  const fill = (kind: Kind, { offer }: Reason): Offer => {
    const { reasons, action } = refused;
    const fields = reasons.flatMap((each) => (each.offer === offer && each.field ? [each.field] : []));
    // The move is made at once where nothing but these fields was missing.
    const whole = action?.verb === "move_deal" && kind === "deal" && fields.length === reasons.length;
    const label = whole ? t("Fill in and move") : t("Fill in what is missing");
    const open = (): void => {
      desk.screen.dialog.value = { kind: "fill", of: card!, target: kind, fields, stage: whole ? String(action["stage"]) : null };
    };
    return { label, open };
  };
  return (reason) => {
    const offer = reason.offer ?? "";
    const target = FILLING.exec(offer)?.[1] as Kind | undefined;
    if (card !== null && target && reason.field) return fill(target, reason);
    if (card !== null && ofCard[offer]) return ofCard[offer](reason);
    return ofDesk[offer]?.() ?? null;
  };
}
