/** A bridge without Python: answers from the sample, moves cards, refuses one status. For tests and for looking. */
import type { Transport } from "../src/client";
import type { Card, Column, Receipt, Refusal } from "../src/types";
import { boot, both, cards } from "./sample";
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
  readonly leads: Card[] = cards();
  readonly boot = boot();
  private answer: (message: unknown) => void = () => {};
  private seq = 0;

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
    if (view === "board") return { columns: this.columns(filters) };
    if (view === "list") return { total: this.leads.length, rows: this.leads.slice(0, 60).map((lead) => ({ ...lead, city: "Казань", email: "", birth_date: "1984-05-02" })) };
    if (view === "search") return { query: filters["query"], rows: this.leads.slice(0, 3) };
    if (view === "lesson") return { ...(VIEWS["lesson"] as object), clock: this.boot.clock };
    if (view === "card") return { ...(VIEWS["card"] as object), card: this.leads.find(({ id }) => id === filters["lead"]) };
    return VIEWS[view];
  }

  private columns(filters: Record<string, unknown>): Column[] {
    const offset = Number(filters["offset"] ?? 0);
    const stages = this.boot.organisation.stages.filter(({ id }) => !filters["stage"] || id === filters["stage"]);
    return stages.map(({ id }) => {
      const all = this.leads.filter(({ stage }) => stage === id);
      return { id, count: all.length, cards: all.slice(offset, offset + PAGE) };
    });
  }

  private receipt(action: { verb: string } & Record<string, unknown>): Receipt {
    const lead = this.leads.find(({ id }) => id === action["lead"]);
    const refusal = action["stage"] === REFUSED ? REFUSAL : null;
    if (!refusal) this.change(action, lead);
    const minutes = refusal ? 0 : (this.boot.organisation.costs[action.verb] ?? 0);
    this.boot.clock.now_min += minutes;
    const changed = action.verb === "move_lead" && lead && !refusal ? [structuredClone(lead)] : [];
    return {
      seq: ++this.seq,
      at_min: this.boot.clock.now_min - minutes,
      now_min: this.boot.clock.now_min,
      refusal,
      happened: action.verb === "call_client" ? [SAID(this.boot.clock.now_min, lead?.id ?? null)] : [],
      minutes,
      changed: { cards: changed, columns: [], counters: this.boot.counters, bell: this.boot.bell, clock: { ...this.boot.clock } },
      coach: action.verb === "call_client" ? COACH : null,
    };
  }

  private change(action: { verb: string } & Record<string, unknown>, lead: Card | undefined): void {
    if (action.verb === "move_lead" && lead) lead.stage = String(action["stage"]);
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

const SAID = (at_min: number, lead: number | null) => ({
  at_min,
  event: "client_answered",
  lead,
  text: both("Клиент ответил на звонок.", "The client has answered."),
});
