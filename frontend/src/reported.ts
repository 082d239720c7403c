/** What the sections beside the cards show: reports, mail, marketing, settings. Nothing here acts. */
import type { Both, Named } from "./types";

export interface SettingsView {
  allowed: boolean;
  why: Both | null;
  roles: { id: string; name: Both; sees: string; admin: boolean }[];
  pipelines: { id: string; name: Both; stages: Both[]; cards: number; can_drop: boolean }[];
  robots: { id: string; text: Both; on: boolean }[];
}

export interface FigureColumn extends Named {
  kind: string;
}

export interface FigureTable {
  id: string;
  title: Both;
  columns: FigureColumn[];
  rows: Record<string, unknown>[];
  total?: Record<string, number>;
}

/** A part of a report: figures and tables. */
export interface Widget {
  id: string;
  title: Both;
  figures: (FigureColumn & { value: unknown })[];
  tables: FigureTable[];
}

export interface AnalyticsView extends Omit<Widget, "id"> {
  report: string;
  from_min: number;
  to_min: number;
  /** Why there is nothing. */
  empty: Both | null;
}

export interface Letter {
  letter: number;
  mailbox: string | null;
  incoming: boolean;
  unread: boolean;
  answered: boolean;
  is_deal: boolean;
  who: string;
  card: number | null;
  at_min: number;
  subject: string;
  text: string;
}

export interface MailView {
  empty: Both | null;
  mailboxes: { id: string; name: Both; address: string; unread: number }[];
  total: number;
  unread: number;
  letters: Letter[];
}

export interface MarketingView {
  segments: { id: number; kind: string; name: Both; members: { card: number; name: string }[] }[];
  campaigns: Campaign[];
  channels: ChannelFigures[];
}

export interface Campaign {
  id: number;
  segment: number | null;
  channel: string;
  text: string;
  tied: boolean;
  started_min: number;
  stopped_min: number | null;
  statistics: ChannelFigures[];
}

export interface ChannelFigures {
  channel: string;
  name: Both;
  sent: number;
  delivered: number;
  opened: number;
  answered: number;
  bought: number;
  bought_rub: number;
}

export interface NextHint {
  card: number;
  name: string;
  kind: string;
  text: Both;
  activity: number | null;
}
