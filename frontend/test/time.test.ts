import { describe, expect, test } from "vitest";
import { Calendar, minutesOf, printed, printedDate, printedRubles, printedPhone } from "../src/time";

const calendar = new Calendar("2026-11-23T09:00", { opens: "09:00", closes: "18:00" });
const at = (date: string, time: string): number => calendar.minute({ date, time });

describe("minutes and moments", () => {
  test("minute 0 is the start, whatever the zone of the machine", () => {
    expect(calendar.parts(0)).toEqual({ date: "2026-11-23", time: "09:00" });
    expect(calendar.minute({ date: "2026-11-23", time: "09:00" })).toBe(0);
  });

  test("parts and minute undo each other, before the start too", () => {
    for (const minute of [-100_000, -1, 0, 1, 539, 540, 899, 900, 100_000])
      expect(calendar.minute(calendar.parts(minute))).toBe(minute);
  });

  test("a start with seconds is read to the minute", () => {
    const exact = new Calendar("2026-11-23T09:00:00", { opens: "09:00", closes: "18:00" });
    expect(exact.parts(75)).toEqual({ date: "2026-11-23", time: "10:15" });
  });

  test("days are counted by midnights, not by 24 hours", () => {
    expect(calendar.daysBetween(0, 899)).toBe(0);
    expect(calendar.daysBetween(0, 900)).toBe(1);
    expect(calendar.daysBetween(0, -541)).toBe(-1);
  });
});

describe("the working day", () => {
  test("closing is the same day's, opening too", () => {
    expect(calendar.closing(0)).toBe(540);
    expect(calendar.opening(200)).toBe(0);
  });

  test("a suggestion stays in the day while there is time, else it is the next morning", () => {
    expect(calendar.suggest(0, 60)).toBe(60);
    expect(calendar.suggest(2, 60)).toBe(75);
    expect(calendar.suggest(465, 60)).toBe(525);
    expect(calendar.suggest(480, 60)).toBe(at("2026-11-24", "10:00"));
  });

  test("the morning after a Friday is on Monday", () => {
    expect(calendar.nextMorning(at("2026-11-27", "12:00"))).toBe(at("2026-11-30", "10:00"));
  });

  test("a week begins on Monday, on Sunday too", () => {
    expect(calendar.weekStart(at("2026-11-29", "23:00"))).toBe(at("2026-11-23", "00:00"));
    expect(calendar.weekStart(at("2026-11-23", "00:00"))).toBe(at("2026-11-23", "00:00"));
  });

  test("a clock is minutes of the day", () => {
    expect([minutesOf("00:00"), minutesOf("09:30"), minutesOf("18:00")]).toEqual([0, 570, 1080]);
  });
});

describe("in words", () => {
  test("hours have 24, in both languages", () => {
    expect(printed(calendar.moment(300), "ru", "time")).toBe("14:00");
    expect(printed(calendar.moment(300), "en", "time")).toBe("14:00");
    expect(printed(calendar.moment(-540), "en", "time")).toBe("00:00");
  });

  test("dates and sums are written as people of the language write them", () => {
    expect(printedDate("1979-03-14", "ru")).toBe("14.03.1979");
    expect(printedDate("unknown", "ru")).toBe("unknown");
    expect(printedRubles(812_000, "en")).toBe("812,000 ₽");
  });
});

test("a Russian phone is read in groups, any other as it is", () => {
  expect(printedPhone("+79735017212")).toBe("+7 973 501-72-12");
  expect(printedPhone("+4930123456")).toBe("+4930123456");
});
