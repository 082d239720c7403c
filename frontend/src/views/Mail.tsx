/** The mail: boxes, letters, the one that is open, and what can be made of it (R034, R035). */
import { useState } from "preact/hooks";
import { useDesk, useView } from "../context";
import { useOwnForms } from "../forms/own";
import { Avatar, Badge, DueTime, Empty, Loading } from "../parts/Bits";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import type { Letter } from "../reported";

export function Mail() {
  const { desk, t, pick } = useDesk();
  const [box, setBox] = useState<string | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const { value, failed, again } = useView("mail", box === null ? {} : { mailbox: box });
  const chosen = value?.letters.find(({ letter: id }) => id === open);
  const read = (each: Letter): void => {
    setOpen(each.letter);
    if (each.unread) void desk.do({ verb: "read_letter", letter: each.letter });
  };
  return (
    <section class="section" aria-label={t("Mail")} data-testid="mail">
      <div class="section__bar">
        <h2 class="section__title">{t("Mail")}</h2>
        {value?.mailboxes.map(({ id, name, address, unread }) => (
          <button key={id} type="button" class="chip" aria-pressed={box === id} title={address} data-testid={`box-${id}`} onClick={() => setBox(box === id ? null : id)}>
            {pick(name)}<Badge count={unread} />
          </button>
        ))}
      </div>
      {value === null && <Loading {...{ failed, again }} />}
      {value?.empty && <Empty icon="letter">{pick(value.empty)}</Empty>}
      {value && !value.empty && (
        <div class="mail">
          <ul class="mail__list">
            {value.letters.length === 0 && <li><Empty icon="letter">{t("There are no letters here.")}</Empty></li>}
            {value.letters.map((each) => <Head key={each.letter} letter={each} open={each.letter === open} read={() => read(each)} />)}
          </ul>
          {chosen ? <Body letter={chosen} /> : <Empty icon="letter">{t("Choose a letter to read it.")}</Empty>}
        </div>
      )}
    </section>
  );
}

function Head({ letter, open, read }: { letter: Letter; open: boolean; read(): void }) {
  return (
    <li>
      <button type="button" class={`letter ${letter.unread ? "letter--new" : ""}`} aria-current={open} data-testid={`letter-${letter.letter}`} onClick={read}>
        <Icon name={letter.incoming ? "letter" : "send"} size={15} />
        <span class="letter__who">{letter.who}</span>
        <span class="muted"><DueTime atMin={letter.at_min} short /></span>
        <span class="letter__subject">{letter.subject}</span>
      </button>
    </li>
  );
}

function Body({ letter }: { letter: Letter }) {
  const { desk, t, when } = useDesk();
  const { card } = letter;
  const forms = useOwnForms();
  const answer = async (): Promise<void> => {
    const templates = await desk.see("templates", card === null ? {} : { card });
    desk.screen.dialog.value = { kind: "form", spec: forms.answer(letter, templates ?? { rows: [] }) };
  };
  const makeDeal = (): void => void (desk.screen.dialog.value = { kind: "form", spec: forms.dealOf(letter) });
  return (
    <article class="mail__body" data-testid="letter-body">
      <h3>{letter.subject}</h3>
      <p class="who"><Avatar name={letter.who} size={24} />{letter.who}<span class="muted">{when(letter.at_min)}</span></p>
      <p class="mail__text">{letter.text}</p>
      <div class="mail__do">
        {letter.incoming && !letter.answered && <Button look="main" icon="send" data-testid="answer" onClick={() => void answer()}>{t("Answer")}</Button>}
        {letter.incoming && letter.answered && <span class="tag"><Icon name="check" size={12} />{t("answered")}</span>}
        {letter.incoming && !letter.is_deal && <Button icon="plus" data-testid="letter-to-deal" onClick={makeDeal}>{t("Make a deal of it")}</Button>}
        {letter.is_deal && <span class="tag"><Icon name="check" size={12} />{t("a deal was made of it")}</span>}
        {card !== null && <Button look="plain" onClick={() => void desk.openCard(card)}>{t("Open the card")}</Button>}
      </div>
    </article>
  );
}
