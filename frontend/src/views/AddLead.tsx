/** A lead by hand: name, phone, source, e-mail. */
import { useState } from "preact/hooks";
import { ActionForm } from "../card/ActionForm";
import { useDesk } from "../context";
import { Dialog } from "../parts/Dialog";
import { Select, TextInput } from "../parts/Inputs";

export function AddLead({ close }: { close(): void }) {
  const { desk, t, pick } = useDesk();
  const [lead, setLead] = useState({ name: "", phone: "", source: "", email: "" });
  const put = (key: keyof typeof lead) => (value: string) => setLead({ ...lead, [key]: value });
  const action = () => ({ verb: "add_lead", ...lead });
  const sources = desk.boot.value!.organisation.sources.map(({ id, name }) => ({ id, name: pick(name) }));
  return (
    <Dialog title={t("New lead")} close={close} testid="add-lead-form">
      <ActionForm card={null} {...{ action }} testid="new" label={t("Add the lead")} done={close} cancel={close}>
        <TextInput label={t("Full name")} value={lead.name} change={put("name")} data-testid="new-name" />
        <TextInput label={t("Phone")} type="tel" value={lead.phone} change={put("phone")} data-testid="new-phone" />
        <Select label={t("Source")} value={lead.source} options={sources} empty={t("Not chosen")} change={put("source")} testid="new-source" />
        <TextInput label={t("E-mail")} type="email" value={lead.email} change={put("email")} data-testid="new-email" />
      </ActionForm>
    </Dialog>
  );
}
