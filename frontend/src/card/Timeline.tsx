/** The timeline of a card, newest first: calls, messages, comments, statuses. */
import { useDesk } from "../context";
import { StageName } from "../parts/Bits";
import { Button } from "../parts/Button";
import { Icon, kindIcon } from "../parts/Icon";
import type { Card, Entry } from "../types";
import { KindName } from "./PlannedItem";

export function Timeline({ entries, card }: { entries: Entry[]; card: Card }) {
  const { desk, t, when } = useDesk();
  const days = grouped(entries, (entry) => desk.calendar.value.parts(entry.at_min).date);
  return (
    <section class="timeline" aria-label={t("Timeline")} data-testid="timeline">
      <h3>{t("Timeline")}</h3>
      {entries.length === 0 && <p class="muted">{t("Nothing has happened here yet.")}</p>}
      {days.map((day) => (
        <div>
          <div class="timeline__day"><span>{when(day[0]!.at_min, "full")}</span></div>
          <ol>{day.map((entry) => <Item entry={entry} card={card} />)}</ol>
        </div>
      ))}
    </section>
  );
}

function Item({ entry, card }: { entry: Entry; card: Card }) {
  const { when } = useDesk();
  return (
    <li class={`entry entry--${entry.kind} ${entry.answered === false ? "entry--missed" : ""}`}>
      <span class="entry__icon"><Icon name={entry.recorded === false ? "silent" : kindIcon(entry.kind)} size={14} /></span>
      <div class="entry__body">
        <div class="entry__head">
          <EntryTitle entry={entry} card={card} />
          <span class="muted">{entry.who}</span>
          <time class="muted">{when(entry.at_min, "time")}</time>
        </div>
        <EntryText entry={entry} name={card.client ?? card.name} />
      </div>
    </li>
  );
}

function EntryTitle({ entry, card }: { entry: Entry; card: Card }) {
  const { t } = useDesk();
  if (entry.kind === "stage")
    return (
      <span class="entry__stages">
        {entry.from && <StageName id={entry.from} pipeline={card.pipeline} />}
        <span aria-hidden="true">→</span>
        {entry.to && <StageName id={entry.to} pipeline={card.pipeline} />}
      </span>
    );
  if (entry.kind === "created") return <strong>{t("Card created")}</strong>;
  if (entry.kind === "call") return <strong>{callName(entry, t)}</strong>;
  if (entry.kind === "chat") return <strong>{entry.incoming ? t("The client's message") : t("Your message")}</strong>;
  const state = stateName(entry, t);
  return <strong><KindName kind={entry.kind} title={entry.title} />{state && <span class="muted"> – {state}</span>}</strong>;
}

type T = (text: string) => string;

function callName(entry: Entry, t: T): string {
  if (entry.incoming) return t("Incoming call");
  return entry.answered ? t("Call, the client answered") : t("Call, no answer");
}

function stateName(entry: Entry, t: T): string {
  const names = { planned: "", done: t("done"), missed: t("missed"), cancelled: t("cancelled") };
  return entry.state ? names[entry.state] : "";
}

function EntryText({ entry, name }: { entry: Entry; name: string }) {
  const { t, pick } = useDesk();
  const said = pick(entry.said);
  const mine = entry.kind === "chat" && !entry.incoming ? entry.title || entry.text : entry.text;
  return (
    <>
      {mine && <p class={entry.kind === "chat" && !entry.incoming ? "bubble bubble--mine" : "entry__text"}>{mine}</p>}
      {said && (
        <blockquote class="bubble bubble--client" data-testid="said">
          <span class="bubble__who">{name}</span>
          {said}
        </blockquote>
      )}
      {entry.kind === "chat" && !entry.incoming && entry.answered === false && <p class="muted entry__note">{t("No answer yet")}</p>}
      {entry.recorded === false && entry.activity !== null && <Unrecorded call={entry.activity} />}
    </>
  );
}

function Unrecorded({ call }: { call: number }) {
  const { desk, t } = useDesk();
  return (
    <div class="unrecorded">
      <span>{t("This call was not recorded.")}</span>
      <Button
        icon="send"
        disabled={desk.busy.value > 0}
        data-testid={`report-call-${call}`}
        onClick={() => void desk.do({ verb: "report_call", call })}
      >
        {t("Tell the head of sales")}
      </Button>
    </div>
  );
}

/** Neighbours with the same key together. */
function grouped(entries: Entry[], key: (entry: Entry) => string): Entry[][] {
  const groups: Entry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && key(last[0]!) === key(entry)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}
