/** A bridge without Python: answers from the sample, moves cards, refuses one status. For tests and for looking. */
import type { Transport } from "../src/client";
import type { ListColumn } from "../src/seen";
import type { Card, CardField, Column, FieldValue, Receipt, Refusal } from "../src/types";
import { boot, both, cards, deals, FIELDS, SUBJECT } from "./sample";
import { VIEWS } from "./views";

interface Message {
  id: number;
  see?: string;
  with?: Record<string, unknown>;
  action?: { verb: string } & Record<string, unknown>;
  password?: unknown;
  coaching?: boolean;
  lang?: string;
}

const PAGE = 20;

/** The status that this bridge refuses, as Python would: with a reason and an offer. */
export const REFUSED = "FORM_APPROVED";

export class FakeBridge implements Transport {
  /** Every message that came, for tests to look at. */
  readonly heard: Message[] = [];
  readonly cards: Card[] = [...cards(), ...deals()];
  readonly boot = boot();
  private answer: (message: unknown) => void = () => {};
  private seq = 0;
  private shown = ["name", "stage"];
  private readonly filled: Record<string, FieldValue> = { debt_rub: 812_000, creditors: 3 };

  constructor(readonly joined = true) {
    this.boot = boot(joined);
  }

  listen(answer: (message: unknown) => void): () => void {
    this.answer = answer;
    return () => (this.answer = () => {});
  }

  send(message: unknown): void {
    const asked = message as Message;
    this.heard.push(asked);
    queueMicrotask(() => this.answer(structuredClone({ id: asked.id, result: this.result(asked) })));
  }

  private result(asked: Message): unknown {
    if (asked.see) return this.see(asked.see, asked.with ?? {});
    if (asked.coaching !== undefined) return { coaching: asked.coaching };
    if (asked.lang) return { lang: asked.lang };
    if (asked.password) this.boot.me.has_password = true;
    return this.receipt(asked.action ?? { verb: "set_password" });
  }

  private see(view: string, filters: Record<string, unknown>): unknown {
    if (view === "boot") return structuredClone(this.boot);
    if (view === "profile") return structuredClone(this.boot.me);
    if (view === "board") return { pipeline: filters["pipeline"], columns: this.columns(filters) };
    if (view === "list") return this.list(String(filters["section"]));
    if (view === "search") return { query: filters["query"], rows: this.cards.slice(0, 3) };
    if (view === "lesson") return { ...(VIEWS["lesson"] as object), clock: this.boot.clock };
    if (view === "card") return this.card(Number(filters["card"]));
    return VIEWS[view];
  }

  private list(section: string): unknown {
    const all = this.cards.filter(({ kind }) => section === `${kind}s`);
    const rows = all.slice(0, 60).map(({ id, kind, pipeline, stage, closed, name, sum_rub: sum }) => ({
      id, kind, pipeline, stage, closed, values: { name, stage, sum_rub: sum },
    }));
    const columns = COLUMNS.filter(({ id }) => this.shown.includes(id));
    return { section, total: all.length, sum_rub: 0, columns, all_columns: COLUMNS, can_choose: true, rows };
  }

  private card(id: number): unknown {
    const card = this.cards.find((each) => each.id === id)!;
    const open = (field: CardField) => ({ ...field, value: this.filled[field.id] ?? null, required: false, editable: true });
    const form = card.kind === "lead" ? [{ id: "form", name: both("Анкета", "Questionnaire"), fields: FIELDS.slice(0, 4).map(open) }] : [];
    const main = { id: "main", name: both("О карточке", "About the card"), fields: card.kind === "lead" ? [] : [open(SUBJECT)] };
    const { stages } = this.boot.organisation.pipelines.find((pipeline) => pipeline.id === card.pipeline)!;
    return { ...(VIEWS["card"] as object), card, kind: card.kind, sections: [main, ...form], stages };
  }

  private columns(filters: Record<string, unknown>): Column[] {
    const offset = Number(filters["offset"] ?? 0);
    const { id: pipeline, stages } = this.boot.organisation.pipelines.find(({ id }) => id === filters["pipeline"])!;
    const wanted = stages.filter(({ id, semantics }) => semantics === "process" && (!filters["stage"] || id === filters["stage"]));
    return wanted.map(({ id }) => {
      const all = this.cards.filter((card) => card.stage === id && card.pipeline === pipeline);
      const sum = all.reduce((total, card) => total + card.sum_rub, 0);
      return { id, count: all.length, sum_rub: sum, cards: all.slice(offset, offset + PAGE) };
    });
  }

  private receipt(action: { verb: string } & Record<string, unknown>): Receipt {
    const number = action["lead"] ?? action["deal"];
    const card = this.cards.find(({ id }) => id === number);
    const refusal = this.refusal(action);
    if (!refusal) this.change(action, card);
    const minutes = refusal ? 0 : (this.boot.organisation.costs[action.verb] ?? 0);
    this.boot.clock.now_min += minutes;
    const changed = action.verb.startsWith("move_") && card && !refusal ? [structuredClone(card)] : [];
    return {
      seq: ++this.seq,
      at_min: this.boot.clock.now_min - minutes,
      now_min: this.boot.clock.now_min,
      refusal,
      happened: action.verb === "call_client" ? [SAID(this.boot.clock.now_min, card?.id ?? null)] : [],
      minutes,
      changed: { cards: changed, gone: [], stale: false, columns: [], counters: this.boot.counters, bell: this.boot.bell, clock: { ...this.boot.clock } },
      coach: action.verb === "call_client" ? COACH : null,
    };
  }

  /** One status is refused to leads; a deal cannot be invoiced without its subject. */
  private refusal(action: Record<string, unknown>): Refusal | null {
    if (action["stage"] === REFUSED) return REFUSAL;
    const fields = (action["fields"] ?? {}) as Record<string, unknown>;
    return action["stage"] === "INVOICED" && !fields["subject"] ? NO_SUBJECT : null;
  }

  private change(action: { verb: string } & Record<string, unknown>, card: Card | undefined): void {
    if (action.verb.startsWith("move_") && card) card.stage = String(action["stage"]);
    if (action.verb === "choose_columns") this.shown = action["columns"] as string[];
    if (action.verb === "accept_invitation") this.boot.me.joined = true;
    if (action.verb === "fill_profile") this.boot.me.profile = action["fields"] as Record<string, string>;
    if (action.verb === "open_bell") this.boot.bell = 0;
    if (action.verb === "hand_in") this.boot.clock.handed_in = true;
    if (action.verb === "wait") this.boot.clock.now_min += Number(action["minutes"]);
  }
}

const REFUSAL: Refusal = {
  text: both("Лид не может перейти в этот статус.", "The lead cannot go to this status."),
  reasons: [
    { code: "not_approved", why: both("Ответственный сотрудник ещё не согласовал анкету.", "The questionnaire has not been approved yet."), offer: "send_form", field: null },
    { code: "form_incomplete", why: both("В анкете не заполнено поле «Сумма долга».", "The questionnaire lacks «Debt»."), offer: "update_lead", field: "debt_rub" },
  ],
};

const COACH = {
  ok: false,
  rule: "order",
  points: -2,
  why: both("Этот лид может подождать: есть новые лиды, которым ещё никто не позвонил.", "This lead can wait: nobody has called the new ones yet."),
  better: both("позвонить новому лиду", "call a new lead"),
};

const NO_SUBJECT: Refusal = {
  text: both("Не заполнено поле «Предмет сделки».", "«Subject» is not filled in."),
  reasons: [
    { code: "not_filled", why: both("Не заполнено поле «Предмет сделки».", "«Subject» is not filled in."), offer: "update_deal", field: "subject" },
  ],
};

const COLUMNS: ListColumn[] = [
  { id: "name", name: both("Название", "Name"), kind: "text", sortable: true },
  { id: "stage", name: both("Стадия", "Stage"), kind: "stage", sortable: true },
  { id: "sum_rub", name: both("Сумма", "Sum"), kind: "money", sortable: true },
];

const SAID = (at_min: number, card: number | null) => ({
  at_min,
  event: "client_answered",
  card,
  text: both("Клиент ответил на звонок.", "The client has answered."),
});
