/** What the views answer with: the second half of the contract with Python. Nothing here acts. */
import type {
  Activity, BoardView, Boot, Both, CalendarItem, Card, Clock, Due, Entry, FieldValue, ListView, Me, Named,
} from "./types";

export interface CardView {
  card: Card;
  email: string;
  birth_date: string;
  city: string;
  text: string;
  fields: Record<string, FieldValue>;
  form: null | "sent" | "approved";
  signing_min: number | null;
  paid_rub: number;
  contact: number | null;
  deal: { id: number; title: string; pipeline: Both; stage: Both } | null;
  can: { move: string[]; start_visit: boolean; meet: boolean };
  timeline: Entry[];
  planned: Activity[];
}

export interface Task extends Activity {
  due: "overdue" | "today" | "later";
  result: string;
}

export interface TasksView {
  items: Task[];
  overdue: number;
  today: number;
}

export interface Notice {
  id: number;
  kind: string;
  lead: number | null;
  at_min: number;
  read: boolean;
  text: Both;
}

export interface BellView {
  items: Notice[];
  unread: number;
}

export interface Criteria {
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
}

export interface DealRow {
  id: number;
  title: string;
  pipeline: Both;
  stage: Both;
  sum_rub: number;
  signing_min: number | null;
  responsible: string;
  tags: string[];
  created_min: number;
  lead: number | null;
}

export interface ClientRow {
  id: number;
  name: string;
  phone: string;
  email: string;
  birth_date: string;
  city: string;
  source: string;
  created_min: number;
}

export interface PanelView {
  items: { title: Both; text: Both }[];
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
  lead: number | null;
  why: Both;
  better: Both | null;
}

export interface DayLine {
  line: number;
  at_min: number;
  minutes: number;
  verb: string;
  text: Both;
  lead: number | null;
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
  deals: { rows: DealRow[] };
  clients: { rows: ClientRow[] };
  panel: PanelView;
  profile: Me;
  lesson: LessonView;
  report: ReportView;
}

export type ViewName = keyof Views;
