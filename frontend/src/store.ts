/** The desk: what it knows, what it asks, what it does. One per widget; decides nothing. */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { Cards, cardOf, naming, type Ref } from "./cards";
import { Client, Failed, type Transport } from "./client";
import { Screen, type Tab } from "./screen";
import { Calendar } from "./time";
import { Toasts } from "./toasts";
import type { ViewName, Views } from "./seen";
import type { Action, Asked, Boot, Clock, Coach, Counters, Lang, Me, Mode, Receipt, Stage } from "./types";
import { Words } from "./words";

/** How an action is done: a form that shows refusals itself says so. */
export interface Manner {
  inline?: boolean;
}

const ASLEEP: Clock = { now_min: 0, closes_min: 0, days_left: 0, over: false, handed_in: false };

const RULES = new Set(["set_right", "add_pipeline", "drop_pipeline", "set_robot"]);

/** The state behind one widget. */
export class Desk {
  readonly words = new Words();
  readonly toasts = new Toasts();
  readonly screen = new Screen();
  readonly cards = new Cards(this);

  readonly boot = signal<Boot | null>(null);
  readonly me = signal<Me | null>(null);
  readonly clock = signal<Clock>(ASLEEP);
  readonly counters = signal<Counters>({ leads: 0, deals: 0, contacts: 0, overdue: 0, today: 0, none: 0 });
  readonly bell = signal(0);
  readonly coach = signal<Coach | null>(null);
  /** What the last action cost, for the clock to show. */
  readonly spent = signal<{ seq: number; minutes: number } | null>(null);
  readonly gone = signal(false);
  readonly busy = signal(0);
  /** Grows with everything that happened: views that are open ask again. */
  readonly version = signal(0);
  readonly calendar: ReadonlySignal<Calendar> = computed(() => {
    const boot = this.boot.value;
    const hours = boot?.organisation.hours ?? { opens: "00:00", closes: "24:00" };
    return new Calendar(boot?.start ?? "1970-01-01T00:00", hours);
  });
  private readonly stages: ReadonlySignal<Map<string, Stage>> = computed(() => {
    const pipelines = this.boot.value?.organisation.pipelines ?? [];
    // Two pipelines may call a stage alike: it is looked for in its own first.
    const all = pipelines.flatMap(({ id, stages }) => stages.flatMap((stage) => [[`${id}/${stage.id}`, stage], [stage.id, stage]] as const));
    return new Map(all);
  });

  private readonly client: Client;

  constructor(transport: Transport, firstId = 1, timeoutMs?: number) {
    this.client = new Client(transport, timeoutMs ? { firstId, timeoutMs } : { firstId });
    this.client.onPulse = (alive) => (this.gone.value = !alive);
    this.client.onStale = () => void this.refresh();
  }

  /** The first questions; asked again when «reload» is pressed. */
  async open(): Promise<void> {
    const boot = await this.see("boot");
    if (!boot) return;
    batch(() => {
      this.words.learn(boot.words);
      if (this.boot.value === null) this.words.lang.value = boot.lang;
      this.learn(boot);
    });
    if (boot.me.joined) await this.begin();
  }

  /** The stage of a pipeline; without one, of whichever pipeline has it. */
  stage(id: string | null, pipeline: string | null = null): Stage | undefined {
    return this.stages.value.get(`${pipeline}/${id}`) ?? this.stages.value.get(id ?? "");
  }

  /** Everything may be old: ask for what is on the screen again. */
  async refresh(): Promise<void> {
    if (this.boot.value === null) return this.open();
    const boot = await this.see("boot");
    if (!boot) return;
    this.learn(boot);
    if (boot.me.joined) await (this.cards.filters.value ? this.cards.redraw() : this.begin());
    this.version.value++;
  }

  async see<Name extends ViewName>(name: Name, filters: Asked = {}): Promise<Views[Name] | null> {
    return this.heard(this.client.see(name, filters));
  }

  /** Do an action; null when it could not even be asked. A refusal is an answer. */
  async do(action: Action, manner: Manner = {}): Promise<Receipt | null> {
    return this.receive(await this.occupied(this.client.do(action)), action, manner);
  }

  async setPassword(first: string, second: string, keep: string): Promise<Receipt | null> {
    const asked = this.occupied(this.client.setPassword(first, second, keep));
    return this.receive(await asked, null, { inline: true });
  }

  async setCoaching(on: boolean): Promise<void> {
    if (await this.heard(this.client.setCoaching(on))) this.version.value++;
    if (!on) this.coach.value = null;
  }

  async setLang(lang: Lang): Promise<void> {
    this.words.lang.value = lang;
    await this.heard(this.client.setLang(lang));
  }

  /** Leave the finished attempt for a fresh one. */
  async startAgain(): Promise<void> {
    if ((await this.occupied(this.client.startAgain())) === null) return;
    this.toasts.clear();
    batch(() => {
      this.screen.reset();
      this.coach.value = null;
      this.spent.value = null;
      this.cards.reset();
    });
    await this.refresh();
  }

  async refreshMe(): Promise<void> {
    const me = await this.see("profile");
    if (me) this.me.value = { ...this.me.value, ...me };
  }

  async openSection(section: string): Promise<void> {
    this.screen.section.value = section;
    this.screen.card.value = null;
    await this.do({ verb: "open_section", section });
  }

  async openMode(mode: Mode): Promise<void> {
    this.screen.mode.value = mode;
    await this.do({ verb: "open_view", mode });
  }

  /** Put a card on the screen, at one of its forms and, if named, at a field. */
  async openCard(card: Ref | number, tab: Tab = "comment", field: string | null = null): Promise<void> {
    const ref = typeof card === "number" ? await this.known(card) : card;
    if (ref === null) return;
    if (this.screen.card.value !== ref.id) {
      const receipt = await this.do({ verb: "open_card", ...naming(ref) });
      if (!receipt || receipt.refusal) return;
    }
    batch(() => {
      this.screen.card.value = ref.id;
      this.screen.tab.value = tab;
      this.screen.field.value = field;
      this.screen.report.value = false;
      this.screen.dialog.value = null;
    });
  }

  /** Open the form of a verb for a card, or without one; false where the verb has none now. */
  async openForm(verb: string, card: number | null, field: string | null = null): Promise<boolean> {
    const forms = await this.see("forms", card === null ? {} : { card });
    const spec = forms?.find((form) => form.verb === verb);
    if (spec) this.screen.dialog.value = { kind: "form", spec, field };
    return spec !== undefined;
  }

  /** A number as a card that verbs can name. */
  async known(card: number): Promise<Ref | null> {
    const view = await this.see("card", { card });
    return view && { id: card, kind: view.kind };
  }

  close(): void {
    this.toasts.clear();
    this.client.close();
  }

  /** The first section of the menu, and the cards that come first. */
  async begin(): Promise<void> {
    const { sections, has_leads: leads } = this.boot.value!.organisation;
    this.screen.section.value ||= sections[0]?.id ?? "leads";
    await this.cards.open(leads ? "leads" : "deals");
  }

  private learn(boot: Boot): void {
    batch(() => {
      this.boot.value = boot;
      this.me.value = { ...this.me.value, ...boot.me };
      this.clock.value = boot.clock;
      this.counters.value = boot.counters;
      this.bell.value = boot.bell;
    });
  }

  private receive(receipt: Receipt | null, action: Action | null, manner: Manner): Receipt | null {
    if (receipt === null) return null;
    const card = action && cardOf(action);
    batch(() => {
      this.clock.value = receipt.changed.clock;
      this.counters.value = receipt.changed.counters;
      this.bell.value = receipt.changed.bell;
      if (receipt.coach) this.coach.value = receipt.coach;
      if (receipt.minutes > 0) this.spent.value = { seq: receipt.seq, minutes: receipt.minutes };
      this.cards.receive(receipt.changed);
      if (!receipt.refusal) this.version.value++;
    });
    if (receipt.refusal && !manner.inline) this.toasts.refused(receipt.refusal, card, action);
    else if (card !== null && receipt.happened.length > 0) this.toasts.settled(card);
    this.toasts.happened(receipt.happened);
    // Rights, pipelines and robots are in the boot.
    if (action && RULES.has(action.verb) && !receipt.refusal) void this.refresh();
    return receipt;
  }

  private async occupied<T>(asked: Promise<T>): Promise<T | null> {
    this.busy.value++;
    const answer = await this.heard(asked);
    this.busy.value--;
    return answer;
  }

  /** The answer, or null with a word on the screen: a failure as a note, silence as a banner. */
  private async heard<T>(asked: Promise<T>): Promise<T | null> {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof Failed) this.toasts.failed(error.text);
      return null;
    }
  }
}
