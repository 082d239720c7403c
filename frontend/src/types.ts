/** The contract with Python as types: what a message carries and what screens are made of. Nothing here acts. */

export type Lang = "ru" | "en";
export type Both = Record<Lang, string>;
export type FieldValue = string | number | boolean;
export type Mode = "board" | "list" | "calendar";
export type Due = "overdue" | "today" | "later" | "none";
export type ActivityKind = "task" | "meeting" | "remote" | "call" | "visit";

export interface Named {
  id: string;
  name: Both;
}

export interface Stage extends Named {
  semantics: "process" | "success" | "failure";
  color: string;
  tier: number | null;
}

export interface CardField extends Named {
  type: "text" | "money" | "number" | "date" | "choice" | "flag";
  options: Named[];
  form: boolean;
}

export interface Organisation extends Named {
  sections: Named[];
  panel: Named[];
  stages: Stage[];
  sources: Named[];
  tags: Named[];
  reject_reasons: Named[];
  costs: Record<string, number>;
  fields: CardField[];
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
  name: string;
  phone: string;
  source: string;
  stage: string;
  created_min: number;
  arrived: boolean;
  next: NextStep | null;
  due: Due;
  closed: boolean;
  comments: number;
  unread: boolean;
  responsible: string;
  tags: string[];
}

export interface Column {
  id: string;
  count: number;
  cards: Card[];
}

export interface BoardView {
  columns: Column[];
}

export interface Row extends Card {
  email: string;
  city: string;
  birth_date: string;
}

export interface ListView {
  total: number;
  rows: Row[];
}

export type ListSort = "created" | "name" | "stage" | "due";

export interface CalendarItem extends NextStep {
  lead: number | null;
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
  confirmed: boolean;
  lead: number | null;
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
  lead: number | null;
  text: Both;
}

export interface Changed {
  cards: Card[];
  columns: { id: string; count: number }[];
  counters: Counters;
  bell: number;
  clock: Clock;
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
