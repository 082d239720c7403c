/** What is known about a client: what they wrote, who they are, the card's own fields. */
import { useDesk } from "../context";
import { printedDate, printedRubles } from "../time";
import type { CardView } from "../seen";
import { TagSwitches } from "../parts/Tags";
import { FieldBlock } from "./FieldBlock";

export function ClientText({ text }: { text: string }) {
  const { t } = useDesk();
  if (!text) return null;
  return (
    <section class="block">
      <h3>{t("The client wrote")}</h3>
      <blockquote class="said">{text}</blockquote>
    </section>
  );
}

export function Facts({ view }: { view: CardView }) {
  const { desk, t, pick, when } = useDesk();
  const lang = desk.words.lang.value;
  const facts: [string, string][] = [
    [t("Phone"), view.card.phone],
    [t("E-mail"), view.email],
    [t("Birth date"), view.birth_date && printedDate(view.birth_date, lang)],
    [t("City"), view.city],
    [t("Responsible"), view.card.responsible],
    [t("Signing"), view.signing_min === null ? "" : when(view.signing_min)],
    [t("Paid"), view.paid_rub ? printedRubles(view.paid_rub, lang) : ""],
  ];
  const fields = desk.boot.value!.organisation.fields.filter(({ form }) => !form);
  return (
    <section class="block">
      <h3>{t("About the client")}</h3>
      <dl class="facts">
        {facts.filter(([, value]) => value).map(([name, value]) => <div><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      {view.deal && (
        <p class="deal-note" data-testid="card-deal">
          {t("Deal «{title}»: {pipeline}, {stage}", {
            title: view.deal.title,
            pipeline: pick(view.deal.pipeline),
            stage: pick(view.deal.stage),
          })}
        </p>
      )}
      <TagSwitches card={view.card} />
      {fields.length > 0 && <FieldBlock view={view} fields={fields} testid="fields" />}
    </section>
  );
}
