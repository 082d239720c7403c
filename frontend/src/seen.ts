/** What the views answer with: the second half of the contract with Python. Nothing here acts. */
import type { AnalyticsView, MailView, MarketingView, NextHint, SettingsView, Widget } from "./reported";
import type {
  Activity, BoardView, Boot, Both, CalendarItem, Card, CardField, Choice, Clock, Due, Entry, FieldValue, Kind, Me, Named, Stage,
} from "./types";

/** A field of an opened card, with what it holds. */
export interface OpenField extends CardField {
  value: FieldValue | null;
  required: boolean;
  editable: boolean;
}

export interface FieldSection extends Named {
  fields: OpenField[];
}

export interface Related {
  id: number;
  kind: Kind;
  name: string;
  stage: Both | null;
  closed: boolean;
}

export interface Client {
  id: number;
  kind: Kind;
  name: string;
  phone: string;
}

export interface Change {
  at_min: number;
  who: string | null;
  field: string;
  name: Both;
  before: unknown;
  after: unknown;
}

export interface CardView {
  card: Card;
  kind: Kind;
  text: string;
  form: null | "sent" | "approved";
  signing_min: number | null;
  paid_rub: number;
  sections: FieldSection[];
  stages: Stage[];
  client: Client | null;
  related: Related[];
  can: { move: string[]; start_visit: boolean; meet: boolean; pipelines: string[] };
  products: { id: number; product: string; name: Both; quantity: number; price_rub: number; sum_rub: number }[];
  payments: { id: number; purpose: string; name: Both; rub: number; due_min: number | null; paid_min: number | null }[];
  deliveries: { id: number; number: number; at_min: number; weight_kg: number; rub: number }[];
  invoices: { id: number; rub: number; sent_min: number; received_min: number | null; paid_min: number | null; every_days: number | null }[];
  documents: { id: number; kind: string; title: string; made_min: number; author: string | null }[];
  timeline: Entry[];
  planned: Activity[];
  history: Change[];
  /** Whether a deal is correct and active; null where the company has no such rules. */
  standing: Standing | null;
  remarks: Remark[];
}

export interface Standing {
  correct: boolean;
  active: boolean;
  until: string | null;
  lapses: Both[];
}

/** What quality control has found on a card. */
export interface Remark {
  at_min: number;
  who: string;
  fault: Both;
  points: number;
  rub: number;
}

/** The form of a verb, made of the verb itself. */
export interface FormSpec {
  verb: string;
  title: Both;
  card: number | null;
  /** What belongs to the action and is not asked for. */
  given: Record<string, unknown>;
  fields: FormField[];
}

export interface FormField {
  name: string;
  label: Both;
  type: "text" | "prose" | "number" | "money" | "moment" | "date" | "choice" | "flag" | "cards" | "values";
  many: boolean;
  options: Choice[];
  /** The card's fields that `values` may fill. */
  fields?: OpenField[];
  required: boolean;
  value: unknown;
}

export type CellKind = "text" | "money" | "moment" | "date" | "stage" | "tags" | "due" | "number" | "bool";

export interface ListColumn {
  id: string;
  name: Both;
  kind: CellKind;
  sortable: boolean;
}

export interface ListRow {
  id: number;
  kind: Kind;
  pipeline: string | null;
  stage: string | null;
  closed: boolean;
  values: Record<string, unknown>;
}

export interface ListView {
  total: number;
  sum_rub: number;
  columns: ListColumn[];
  all_columns: ListColumn[];
  can_choose: boolean;
  rows: ListRow[];
}

export interface Task extends Activity {
  due: "overdue" | "today" | "later";
  result: string;
}

export interface TasksView {
  mode: string;
  from_min: number | null;
  to_min: number | null;
  items: Task[];
  total: number;
  overdue: number;
  today: number;
}

export interface Notice {
  id: number;
  kind: string;
  card: number | null;
  at_min: number;
  read: boolean;
  text: Both;
}

export interface BellView {
  items: Notice[];
  unread: number;
}

export interface Criteria {
  pipelines?: string[];
  work?: "open" | "closed" | "all";
  stages?: string[];
  sources?: string[];
  tags?: string[];
  responsible?: number | null;
  due?: Due | null;
  created_from_min?: number | null;
  created_to_min?: number | null;
  fields?: Record<string, FieldValue>;
  query?: string;
}

export interface Preset {
  id: string;
  name: Both;
  criteria: Criteria;
}

export interface SavedFilter {
  id: number;
  name: string;
  criteria: Criteria;
}

export interface FiltersView {
  default: string;
  saved: SavedFilter[];
  presets: Preset[];
  /** What `fields` of the criteria understands. */
  fields: CardField[];
}

export interface PanelView {
  items: { title: Both; text: Both }[];
}

/** A contact like another; one that another employee works is not named. */
export interface Twin {
  contact: number | null;
  name: string | null;
  alike: Both[];
}

export interface Hint {
  price: number;
  taken: boolean;
  text: Both | null;
}

export interface Goal {
  rule: string;
  title: Both;
  points: number;
  of: number;
  state: "open" | "won" | "lost" | "partly";
  hint: Hint | null;
}

export interface Question {
  id: string;
  text: Both;
  choices: Named[];
  answer: string | null;
}

export interface LessonView {
  goals: Goal[];
  questions: Question[];
  clock: Clock;
  coaching: boolean;
  can_hand_in: boolean;
  open: Both[];
}

export interface Finding {
  rule: string;
  title: Both;
  requirement: string;
  ok: boolean;
  points: number;
  of: number;
  line: number | null;
  at_min: number | null;
  card: number | null;
  why: Both;
  better: Both | null;
}

export interface DayLine {
  line: number;
  at_min: number;
  minutes: number;
  verb: string;
  text: Both;
  card: number | null;
  refused: boolean;
  ok: boolean | null;
}

export interface Skill extends Named {
  points: number;
  of: number;
  percent: number;
}

export interface ReportView {
  percent: number;
  points: number;
  of: number;
  passed: boolean;
  skills: Skill[];
  findings: Finding[];
  day: DayLine[];
  hints: number;
}

/** Every view by name: what it answers with. */
export interface Views {
  boot: Boot;
  board: BoardView;
  list: ListView;
  calendar: { items: CalendarItem[] };
  card: CardView;
  tasks: TasksView;
  bell: BellView;
  search: { query: string; rows: Card[] };
  filters: FiltersView;
  forms: FormSpec[];
  settings: SettingsView;
  document: { title: Both | string; html: string };
  document_file: { name: string; base64: string };
  mail: MailView;
  analytics: AnalyticsView;
  desktop: { widgets: Widget[] };
  marketing: MarketingView;
  hints: { hints: NextHint[] };
  duplicates: { refused: Twin[]; warned: Twin[] };
  templates: { rows: (Named & { subject: string; text: string })[] };
  panel: PanelView;
  profile: Me;
  lesson: LessonView;
  report: ReportView;
}

export type ViewName = keyof Views;
