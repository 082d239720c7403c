/** The card of a lead, as a panel over the section: who, where, what next, what has been. */
import { useEffect, useRef } from "preact/hooks";
import { useDesk, useView } from "../context";
import { Avatar, Loading, StageName } from "../parts/Bits";
import { IconButton } from "../parts/Button";
import type { CardView } from "../seen";
import { CardActions } from "./CardActions";
import { Composer } from "./Composer";
import { ClientText, Facts } from "./Facts";
import { Planned } from "./Planned";
import { Questionnaire } from "./Questionnaire";
import { StageBar } from "./StageBar";
import { CommentForm } from "./TextForm";
import { Timeline } from "./Timeline";

export function CardPanel() {
  const { desk } = useDesk();
  const lead = desk.screen.lead.value;
  return lead === null ? null : <OpenCard key={lead} lead={lead} />;
}

function OpenCard({ lead }: { lead: number }) {
  const { desk, t } = useDesk();
  const { value, failed, again } = useView("card", { lead });
  const panel = useRef<HTMLElement>(null);
  const close = (): void => void (desk.screen.lead.value = null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <>
      <div class="card-veil" onMouseDown={close} />
      <aside
        ref={panel}
        class="card"
        tabIndex={-1}
        aria-label={t("Card: {name}", { name: value?.card.name ?? "" })}
        data-testid="card-panel"
        data-lead={lead}
        onKeyDown={onKeyDown}
      >
        {value ? <Inside view={value} close={close} /> : <Loading {...{ failed, again }} />}
      </aside>
    </>
  );
}

function Inside({ view, close }: { view: CardView; close(): void }) {
  return (
    <>
      <Head view={view} close={close} />
      <div class="card__body">
        <div class="card__left">
          <ClientText text={view.text} />
          <Facts view={view} />
          <Questionnaire view={view} />
        </div>
        <div class="card__right">
          {view.card.closed ? <LastWord lead={view.card.id} /> : <Composer lead={view.card.id} />}
          {!view.card.closed && <Planned items={view.planned} />}
          <Timeline entries={view.timeline} name={view.card.name} />
        </div>
      </div>
    </>
  );
}

/** A finished lead takes comments, nothing else. */
function LastWord({ lead }: { lead: number }) {
  return <section class="composer"><div class="composer__form"><CommentForm lead={lead} /></div></section>;
}

function Head({ view, close }: { view: CardView; close(): void }) {
  const { t, when, pick, desk } = useDesk();
  const { card } = view;
  const source = desk.boot.value!.organisation.sources.find(({ id }) => id === card.source);
  return (
    <header class="card__head">
      <div class="card__who">
        <Avatar name={card.name} size={40} />
        <div class="card__name">
          <h2 data-testid="card-name">{card.name}</h2>
          <p class="muted">
            <span class="nowrap">{card.phone}</span> · {pick(source?.name) || card.source} · {t("created {when}", { when: when(card.created_min) })}
          </p>
        </div>
        <span class="card__stage"><StageName id={card.stage} /></span>
        <IconButton icon="close" label={t("Close the card")} data-testid="card-close" onClick={close} />
      </div>
      <StageBar view={view} />
      <CardActions view={view} />
    </header>
  );
}
