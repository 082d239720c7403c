/** A card on the board. */
import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import { dragCard } from "../drag";
import { Avatar, NextStepMark } from "../parts/Bits";
import { Button, IconButton } from "../parts/Button";
import { Icon } from "../parts/Icon";
import { TagMarks } from "../parts/Tags";
import { printedRubles } from "../time";
import type { Card } from "../types";
import { useCardMenu } from "./useCardMenu";

export function CardTile({ card, first }: { card: Card; first: boolean }) {
  const { desk, t, pick } = useDesk();
  const root = useRef<HTMLLIElement>(null);
  const [dragged, setDragged] = useState(false);
  const menu = useCardMenu(card);
  useEffect(() => dragCard(root.current!, card.id, setDragged), [card.id]);
  const source = desk.boot.value!.organisation.sources.find(({ id }) => id === card.source);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    // By its place on the keyboard, so that it works in the Russian layout too.
    if (event.code !== "KeyM" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    desk.screen.openMenu(event, t("Move: {name}", { name: card.name }), menu());
  };
  return (
    <li
      ref={root}
      class={`tile ${dragged ? "tile--dragged" : ""} ${card.unread ? "tile--unread" : ""} ${card.arrived ? "tile--arrived" : ""}`}
      data-testid={`card-${card.id}`}
    >
      <div class="tile__top">
        <button
          type="button"
          class="tile__open"
          tabIndex={first ? 0 : -1}
          onClick={() => void desk.openCard(card)}
          onKeyDown={onKeyDown}
        >
          {card.name}
        </button>
        <IconButton
          icon="dots"
          size={16}
          class="tile__menu"
          tabIndex={-1}
          label={t("Actions: {name}", { name: card.name })}
          data-testid={`card-menu-${card.id}`}
          onClick={(event) => desk.screen.openMenu(event, t("Actions: {name}", { name: card.name }), menu())}
        />
      </div>
      <div class="tile__facts">
        {card.client && card.client !== card.name && <span class="tile__client">{card.client}</span>}
        {card.phone && <span>{card.phone}</span>}
        <span>{pick(source?.name) || card.source}</span>
        {card.sum_rub > 0 && <strong class="tile__sum">{printedRubles(card.sum_rub, desk.words.lang.value)}</strong>}
      </div>
      <TagMarks tags={card.tags} />
      {card.arrived && <div class="tile__here"><Icon name="visit" size={14} />{t("Waits in the office")}</div>}
      {desk.stage(card.stage ?? "", card.pipeline)?.semantics === "unsorted" && <Sorting card={card} />}
      <div class="tile__foot">
        <NextStepMark card={card} />
        <span class="spring" />
        {card.unread && <span class="tile__new" title={t("Something new")}><Icon name="chat" size={13} /></span>}
        {card.comments > 0 && (
          <span class="tile__comments" title={t("Comments: {n}", { n: card.comments })}>
            <Icon name="comment" size={13} />{card.comments}
          </span>
        )}
        <Avatar name={card.responsible} size={20} />
      </div>
    </li>
  );
}

/** A request that nobody has taken yet: it is taken at once, or declined with a reason (R116). */
function Sorting({ card }: { card: Card }) {
  const { desk, t } = useDesk();
  const accept = (): void => void desk.do({ verb: "accept_request", deal: card.id });
  const decline = (): void => void desk.openForm("decline_request", card.id);
  return (
    <div class="tile__sort">
      <Button look="good" tabIndex={-1} disabled={desk.busy.value > 0} data-testid={`accept-${card.id}`} onClick={accept}>{t("Accept")}</Button>
      <Button tabIndex={-1} data-testid={`decline-${card.id}`} onClick={decline}>{t("Decline")}</Button>
    </div>
  );
}
