/** «Finish the lead»: into a deal and a contact, or rejected with a reason and a comment. */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import { VerbForm } from "../forms/FormDialog";
import { Loading } from "../parts/Bits";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { Labelled, Select } from "../parts/Inputs";
import { ActionForm } from "./ActionForm";

type Choice = "convert" | "reject";

export interface FinishProps {
  lead: number;
  first: Choice | null;
  close(): void;
}

export function Finish({ lead, first, close }: FinishProps) {
  const { t } = useDesk();
  const [choice, setChoice] = useState<Choice | null>(first);
  const part = { lead, close };
  return (
    <Dialog title={t("Finish the lead")} close={close} testid="finish-dialog">
      <div class="choices" role="group" aria-label={t("How does it end?")}>
        <button type="button" class="choice" aria-pressed={choice === "convert"} data-testid="finish-convert" onClick={() => setChoice("convert")}>
          <Icon name="check" size={22} />
          <strong>{t("Create a deal and a contact")}</strong>
          <span class="muted">{t("The client signs or has paid for a service.")}</span>
        </button>
        <button type="button" class="choice choice--reject" aria-pressed={choice === "reject"} data-testid="finish-reject" onClick={() => setChoice("reject")}>
          <Icon name="close" size={22} />
          <strong>{t("Reject the lead")}</strong>
          <span class="muted">{t("Work ends here, with a reason.")}</span>
        </button>
      </div>
      {choice === "convert" && <Convert {...part} />}
      {choice === "reject" && <Reject {...part} />}
    </Dialog>
  );
}

interface PartProps {
  lead: number;
  close(): void;
}

function Convert({ lead, close }: PartProps) {
  const { t } = useDesk();
  const { value } = useView("forms", { card: lead });
  const spec = value?.find(({ verb }) => verb === "convert_lead");
  return (
    <>
      <p>{t("Everything known about the lead goes into the deal and the contact. A finished lead stays finished.")}</p>
      {spec ? <VerbForm spec={spec} label={t("Create a deal and a contact")} done={close} close={close} /> : <Loading />}
    </>
  );
}

function Reject({ lead, close }: PartProps) {
  const { desk, t, pick } = useDesk();
  const [reason, setReason] = useState("");
  const [comment, setComment] = useState("");
  const action = () => ({ verb: "reject_lead", lead, reason, comment });
  const reasons = desk.boot.value!.organisation.reject_reasons.map(({ id, name }) => ({ id, name: pick(name) }));
  return (
    <ActionForm card={lead} {...{ action }} testid="reject" look="danger" label={t("Reject the lead")} done={close} cancel={close}>
      <Select label={t("Reason")} value={reason} options={reasons} empty={t("Not chosen")} change={setReason} testid="reject-reason" />
      <Labelled label={t("Comment")}>
        {(id) => (
          <textarea
            id={id}
            rows={3}
            maxLength={4000}
            value={comment}
            data-testid="reject-comment"
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        )}
      </Labelled>
    </ActionForm>
  );
}
