/** The contract with Python as types: what a message carries and what screens are made of. Nothing here acts. */

export type Lang = "ru" | "en";
export type Both = Record<Lang, string>;
export type FieldValue = string | number | boolean | (string | number)[];
export type Mode = "board" | "list" | "calendar";
export type Due = "overdue" | "today" | "later" | "none";
export type ActivityKind = "task" | "meeting" | "remote" | "call" | "visit" | "letter";
/** What a card is; also the name by which a verb takes its number. */
export type Kind = "lead" | "deal" | "contact" | "company";

export interface Named {
  id: string;
  name: Both;
}

export interface Stage extends Named {
  semantics: "process" | "success" | "failure" | "unsorted";
  color: string;
  tier: number | null;
}

export interface Pipeline extends Named {
  entity: "lead" | "deal";
  stages: Stage[];
  moves_to: string[];
}

/** One of several things: what is sent, and what it is called. */
export interface Choice {
  id: string | number;
  name: Both;
}

export interface CardField extends Named {
  type: "text" | "prose" | "money" | "number" | "date" | "choice" | "flag" | "phone" | "email";
  /** Several of the options. */
  many?: boolean;
  options: Choice[];
}

export interface Employee {
  id: number;
  name: string;
  role: string;
  mine: boolean;
}

export interface Organisation extends Named {
  sections: Named[];
  panel: Named[];
  has_leads: boolean;
  /** The pipeline where work comes in. */
  entry: string;
  pipelines: Pipeline[];
  employees: Employee[];
  me_can: { admin: boolean; assign: boolean; arrange: boolean };
  sources: Named[];
  tags: Named[];
  reject_reasons: Named[];
  costs: Record<string, number>;
  fields: Record<Kind, CardField[]>;
  profile: CardField[];
  hours: { opens: string; closes: string };
  password: { min_length: number; min_kinds: number };
}

export interface Me {
  id: number;
  name: string;
  email: string;
  joined: boolean;
  invited?: boolean;
  has_password: boolean;
  profile: Record<string, string>;
  muted: string[];
}

export interface Clock {
  now_min: number;
  closes_min: number;
  days_left: number;
  over: boolean;
  handed_in: boolean;
}

export interface Counters {
  leads: number;
  deals: number;
  contacts: number;
  overdue: number;
  today: number;
  none: number;
}

export interface LessonHead {
  id: string;
  title: Both;
  brief: Both;
  minutes: number;
  exam: boolean;
}

export interface Boot {
  lesson: LessonHead | null;
  organisation: Organisation;
  me: Me;
  start: string;
  clock: Clock;
  counters: Counters;
  bell: number;
  lang: Lang;
  words: Record<string, string>;
}

export interface NextStep {
  activity: number;
  kind: ActivityKind;
  title: string;
  due_min: number;
}

export interface Card {
  id: number;
  kind: Kind;
  name: string;
  client: string | null;
  phone: string;
  source: string;
  /** A contact and a company stand in no pipeline. */
  pipeline: string | null;
  stage: string | null;
  sum_rub: number;
  created_min: number;
  arrived: boolean;
  next: NextStep | null;
  due: Due;
  closed: boolean;
  comments: number;
  unread: boolean;
  responsible: string;
  responsible_id: number;
  tags: string[];
}

export interface Column {
  id: string;
  count: number;
  sum_rub: number;
  cards: Card[];
}

export interface BoardView {
  pipeline: string;
  columns: Column[];
}

export interface CalendarItem extends NextStep {
  card: number | null;
  name: string | null;
  state: string;
}

export interface Entry {
  kind: "comment" | "call" | "chat" | "meeting" | "remote" | "visit" | "task" | "stage" | "created";
  at_min: number;
  who: string | null;
  incoming: boolean;
  answered: boolean | null;
  recorded: boolean | null;
  activity: number | null;
  title: string;
  text: string;
  said: Both | null;
  state: "planned" | "done" | "missed" | "cancelled" | null;
  from: string | null;
  to: string | null;
}

export interface Activity extends NextStep {
  state: string;
  text: string;
  responsible: string;
  author: string | null;
  robot: boolean;
  checklist: { text: string; done: boolean }[];
  confirmed: boolean;
  card: number | null;
  name: string | null;
}

export interface Reason {
  code: string;
  why: Both;
  offer: string | null;
  field: string | null;
}

export interface Refusal {
  text: Both;
  reasons: Reason[];
}

export interface Coach {
  ok: boolean;
  rule: string;
  points: number;
  why: Both;
  better: Both | null;
}

export interface Happening {
  at_min: number;
  event: string;
  card: number | null;
  text: Both;
}

export interface Changed {
  cards: Card[];
  /** Cards that may no longer be seen. */
  gone: number[];
  columns: { pipeline: string; id: string; count: number; sum_rub: number }[];
  counters: Counters;
  bell: number;
  clock: Clock;
  /** Too much has changed for a patch. */
  stale: boolean;
}

export interface Receipt {
  seq: number;
  at_min: number;
  now_min: number;
  refusal: Refusal | null;
  happened: Happening[];
  minutes: number;
  changed: Changed;
  coach: Coach | null;
}

export type Asked = Record<string, unknown>;

/** An action as it crosses the border; Python knows the fields of each verb. */
export interface Action {
  verb: string;
  [field: string]: unknown;
}
