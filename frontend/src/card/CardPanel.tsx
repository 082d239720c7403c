/** A card of any kind, as a panel over the section: who, where, what next, what has been. */
import { useEffect, useRef } from "preact/hooks";
import type { Ref } from "../cards";
import { useDesk, useView } from "../context";
import { Avatar, Loading, StageName } from "../parts/Bits";
import { IconButton } from "../parts/Button";
import type { CardView, FieldSection } from "../seen";
import { printedRubles } from "../time";
import { CardActions } from "./CardActions";
import { Composer } from "./Composer";
import { Beside, ClientText, Facts, KindWord, MoreFields } from "./Facts";
import { History } from "./History";
import { NextHints } from "./NextHints";
import { Planned } from "./Planned";
import { Questionnaire } from "./Questionnaire";
import { Remarks, Standing } from "./Standing";
import { StageBar } from "./StageBar";
import { CommentForm } from "./TextForm";
import { Timeline } from "./Timeline";
import { Trade } from "./Trade";

export function CardPanel() {
  const { desk } = useDesk();
  const card = desk.screen.card.value;
  return card === null ? null : <OpenCard key={card} card={card} />;
}

function OpenCard({ card }: { card: number }) {
  const { desk, t } = useDesk();
  const { value, failed, again } = useView("card", { card });
  const panel = useRef<HTMLElement>(null);
  const close = (): void => void (desk.screen.card.value = null);
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
        data-card={card}
        onKeyDown={onKeyDown}
      >
        {value ? <Inside view={value} close={close} /> : <Loading {...{ failed, again }} />}
      </aside>
    </>
  );
}

function Inside({ view, close }: { view: CardView; close(): void }) {
  const { card } = view;
  return (
    <>
      <Head view={view} close={close} />
      <div class="card__body">
        <div class="card__left">
          <Remarks remarks={view.remarks} />
          <Standing standing={view.standing} />
          <ClientText text={view.text} />
          {view.sections.map((section, index) => <Section key={section.id} first={index === 0} {...{ view, section }} />)}
          <Beside view={view} />
          <Trade view={view} />
        </div>
        <div class="card__right">
          {!card.closed && <NextHints card={card.id} />}
          {card.closed ? <LastWord card={card} /> : <Composer card={card} />}
          {!card.closed && <Planned items={view.planned} kind={view.kind} />}
          <Timeline entries={view.timeline} card={card} />
          <History changes={view.history} />
        </div>
      </div>
    </>
  );
}

function Section({ view, section, first }: { view: CardView; section: FieldSection; first: boolean }) {
  if (section.id === "form") return <Questionnaire {...{ view, section }} />;
  return first ? <Facts {...{ view, section }} /> : <MoreFields {...{ view, section }} />;
}

/** A finished card takes comments, nothing else. */
function LastWord({ card }: { card: Ref }) {
  return <section class="composer"><div class="composer__form"><CommentForm card={card} /></div></section>;
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
            <span class="tag"><KindWord kind={view.kind} /></span>{" "}
            {card.phone && <><span class="nowrap">{card.phone}</span> · </>}
            {pick(source?.name) || card.source} · {t("created {when}", { when: when(card.created_min) })}
          </p>
        </div>
        {card.sum_rub > 0 && <strong class="card__sum" data-testid="card-sum">{printedRubles(card.sum_rub, desk.words.lang.value)}</strong>}
        {card.stage !== null && <span class="card__stage"><StageName id={card.stage} pipeline={card.pipeline} /></span>}
        <IconButton icon="close" label={t("Close the card")} data-testid="card-close" onClick={close} />
      </div>
      <StageBar view={view} />
      <CardActions view={view} />
    </header>
  );
}
