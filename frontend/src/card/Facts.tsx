/** What is known about a card: what the client wrote, its fields, its client, the cards beside it. */
import type { Ref } from "../cards";
import { useDesk } from "../context";
import { TagSwitches } from "../parts/Tags";
import { printedRubles } from "../time";
import type { CardView, FieldSection } from "../seen";
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

/** The first section of fields, with what every card has beside it. */
export function Facts({ view, section }: { view: CardView; section: FieldSection }) {
  const { desk, t, pick, when } = useDesk();
  const facts: [string, string][] = [
    [t("Responsible"), view.card.responsible],
    [t("Signing"), view.signing_min === null ? "" : when(view.signing_min)],
    [t("Paid"), view.paid_rub ? printedRubles(view.paid_rub, desk.words.lang.value) : ""],
  ];
  return (
    <section class="block">
      <h3>{pick(section.name)}</h3>
      <FieldBlock card={view.card} fields={section.fields} testid={`fields-${section.id}`} />
      <dl class="facts">
        {facts.filter(([, value]) => value).map(([name, value]) => <div><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      <TagSwitches card={view.card} />
    </section>
  );
}

export function MoreFields({ view, section }: { view: CardView; section: FieldSection }) {
  const { pick } = useDesk();
  if (section.fields.length === 0) return null;
  return (
    <section class="block">
      <h3>{pick(section.name)}</h3>
      <FieldBlock card={view.card} fields={section.fields} testid={`fields-${section.id}`} />
    </section>
  );
}

/** The client of a card, and the cards that belong to the same matter. */
export function Beside({ view }: { view: CardView }) {
  const { t, pick } = useDesk();
  const { client } = view;
  const related = view.related.filter(({ id }) => id !== client?.id);
  if (!client && related.length === 0) return null;
  return (
    <section class="block" data-testid="related">
      <h3>{t("Client and related cards")}</h3>
      <ul class="related">
        {client && <li><CardLink card={client} name={client.name} /><span class="muted nowrap">{client.phone}</span></li>}
        {related.map((card) => (
          <li key={card.id}><CardLink card={card} name={card.name} /><span class="muted">{pick(card.stage)}</span></li>
        ))}
      </ul>
    </section>
  );
}

export function CardLink({ card, name }: { card: Ref; name: string }) {
  const { desk } = useDesk();
  return (
    <span class="related__what">
      <span class="tag"><KindWord kind={card.kind} /></span>
      <button type="button" class="link" data-testid={`to-card-${card.id}`} onClick={() => void desk.openCard(card)}>{name}</button>
    </span>
  );
}

export function KindWord({ kind }: { kind: Ref["kind"] }) {
  const { t } = useDesk();
  const words = { lead: t("Lead"), deal: t("Deal"), contact: t("Contact"), company: t("Company") };
  return <>{words[kind]}</>;
}
