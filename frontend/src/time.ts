/** Minutes since opening as dates and hours, in both languages. The start is read and printed as UTC. */
import type { Lang } from "./types";

export const DAY_MIN = 24 * 60;
const LOCALES: Record<Lang, string> = { ru: "ru-RU", en: "en-GB" };

/** What a form of date and time holds: `2026-11-23` and `09:30`. */
export interface DateAndTime {
  date: string;
  time: string;
}

export interface Hours {
  opens: string;
  closes: string;
}

/** The calendar of one desk; minute 0 is *start*, a local ISO time without a zone. */
export class Calendar {
  private readonly startMs: number;

  constructor(
    readonly start: string,
    readonly hours: Hours,
  ) {
    this.startMs = Date.parse(`${start.slice(0, 16)}Z`);
  }

  moment(atMin: number): Date {
    return new Date(this.startMs + atMin * 60_000);
  }

  minute(at: DateAndTime): number {
    return Math.round((Date.parse(`${at.date}T${at.time}Z`) - this.startMs) / 60_000);
  }

  parts(atMin: number): DateAndTime {
    const iso = this.moment(atMin).toISOString();
    return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
  }

  /** Whole days from the day of one minute to the day of another. */
  daysBetween(fromMin: number, toMin: number): number {
    return this.dayNumber(toMin) - this.dayNumber(fromMin);
  }

  /** The first minute of a minute's calendar day, some days on. */
  midnight(atMin: number, daysOn = 0): number {
    return this.minute({ date: this.parts(atMin).date, time: "00:00" }) + daysOn * DAY_MIN;
  }

  /** The minute at which the office closes on a minute's day. */
  closing(atMin: number): number {
    return this.midnight(atMin) + minutesOf(this.hours.closes);
  }

  opening(atMin: number): number {
    return this.midnight(atMin) + minutesOf(this.hours.opens);
  }

  /** A likely time for a next step: *afterMin* from now, or the next weekday's morning. */
  suggest(nowMin: number, afterMin: number): number {
    const later = roundUp(nowMin + afterMin, 15);
    return later < this.closing(nowMin) ? later : this.nextMorning(nowMin);
  }

  /** An hour after opening on the next weekday; a holiday is for Python to know. */
  nextMorning(nowMin: number): number {
    let day = this.midnight(nowMin, 1);
    while (this.isWeekend(day)) day += DAY_MIN;
    return this.opening(day) + 60;
  }

  /** The first minute of the Monday of a minute's week. */
  weekStart(atMin: number): number {
    return this.midnight(atMin, -((this.moment(atMin).getUTCDay() + 6) % 7));
  }

  isWeekend(atMin: number): boolean {
    return [0, 6].includes(this.moment(atMin).getUTCDay());
  }

  private dayNumber(atMin: number): number {
    return Math.floor(this.moment(atMin).getTime() / 86_400_000);
  }
}

export function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
}

export function roundUp(minutes: number, step: number): number {
  return Math.ceil(minutes / step) * step;
}

export type Style = "time" | "day" | "weekday" | "moment" | "full" | "date";

const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  weekday: { weekday: "short", day: "numeric", month: "short" },
  moment: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  full: { weekday: "long", day: "numeric", month: "long" },
  date: { day: "2-digit", month: "2-digit", year: "numeric" },
};

/** A date in words of the language; always UTC. */
export function printed(date: Date, lang: Lang, style: Style): string {
  const options = { ...STYLES[style], timeZone: "UTC", hourCycle: "h23" as const };
  return new Intl.DateTimeFormat(LOCALES[lang], options).format(date);
}

/** An ISO date as people of the language write it; anything else comes back as it is. */
export function printedDate(iso: string, lang: Lang): string {
  const ms = Date.parse(`${iso}T00:00Z`);
  return Number.isNaN(ms) ? iso : printed(new Date(ms), lang, "date");
}

export function printedNumber(value: number, lang: Lang): string {
  return new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 1 }).format(value);
}

export function printedRubles(rub: number, lang: Lang): string {
  return `${printedNumber(rub, lang)} ₽`;
}

/** A Russian number in groups, as Python prints it; any other comes back as it is. */
export function printedPhone(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4");
}
