/** From a refusal's offer (a verb) to the form that answers it. Which offer is made is Python's to say. */
import { useDesk } from "./context";
import type { Reason } from "./types";

export interface Offer {
  label: string;
  open(): void;
}

export type FindOffer = (reason: Reason, lead: number | null) => Offer | null;

/** A function that turns a reason into a button's text and what the button opens. */
export function useOffers(): FindOffer {
  const { desk, t } = useDesk();
  const card = (lead: number, tab: "comment" | "meeting" | "signing" | "task", field?: string | null) =>
    () => void desk.openCard(lead, tab, field ?? null);
  const finish = (lead: number, choice: "convert" | "reject") => () => {
    desk.screen.dialog.value = { kind: "finish", lead, choice };
  };
  const ofLead: Record<string, (lead: number, reason: Reason) => Offer> = {
    call_client: (lead) => ({ label: t("Open the card and call"), open: card(lead, "comment", "call") }),
    set_meeting: (lead) => ({ label: t("Set a meeting"), open: card(lead, "meeting") }),
    send_form: (lead) => ({ label: t("Open the questionnaire"), open: card(lead, "comment", "form") }),
    update_lead: (lead, { field }) => ({
      label: t("Fill in what is missing"),
      open: card(lead, "comment", field),
    }),
    set_signing: (lead) => ({ label: t("Set the signing date"), open: card(lead, "signing") }),
    add_task: (lead) => ({ label: t("Plan a task"), open: card(lead, "task") }),
    add_comment: (lead) => ({ label: t("Write a comment"), open: card(lead, "comment", "comment") }),
    convert_lead: (lead) => ({ label: t("Finish the lead"), open: finish(lead, "convert") }),
    reject_lead: (lead) => ({ label: t("Reject the lead"), open: finish(lead, "reject") }),
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
  return (reason, lead) => {
    const offer = reason.offer ?? "";
    if (lead !== null && ofLead[offer]) return ofLead[offer](lead, reason);
    return ofDesk[offer]?.() ?? null;
  };
}
