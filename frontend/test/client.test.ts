import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Client, Failed, Silence, type Transport } from "../src/client";

/** A way to Python on which the test answers by hand. */
class Wire implements Transport {
  readonly sent: { id: number }[] = [];
  answer: (message: unknown) => void = () => {};

  send(message: unknown): void {
    this.sent.push(message as { id: number });
  }

  listen(heard: (message: unknown) => void): () => void {
    this.answer = heard;
    return () => (this.answer = () => {});
  }
}

let wire: Wire;
let client: Client;

beforeEach(() => {
  vi.useFakeTimers();
  wire = new Wire();
  client = new Client(wire, { timeoutMs: 1_000 });
});

afterEach(() => vi.useRealTimers());

describe("every question gets its own answer", () => {
  test("answers may come in any order", async () => {
    const tasks = client.see("tasks");
    const bell = client.see("bell");
    wire.answer({ id: 2, result: "bell" });
    wire.answer({ id: 1, result: "tasks" });
    expect(await Promise.all([tasks, bell])).toEqual(["tasks", "bell"]);
  });

  test("a message carries its id and what is asked, and nothing else", () => {
    void client.see("card", { lead: 7 });
    void client.do({ verb: "call_client", lead: 7 });
    expect(wire.sent).toEqual([
      { id: 1, see: "card", with: { lead: 7 } },
      { id: 2, action: { verb: "call_client", lead: 7 } },
    ]);
  });

  test("an error is thrown with its code and both texts", async () => {
    const asked = client.see("tasks");
    wire.answer({ id: 1, error: { code: "failure", text: { ru: "Сбой", en: "A failure" } } });
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failed);
    expect(error).toMatchObject({ code: "failure", text: { ru: "Сбой", en: "A failure" } });
  });
});

describe("silence", () => {
  test("a question is given up at the time-out, not before", async () => {
    const pulse = vi.fn();
    client.onPulse = pulse;
    const asked = client.see("tasks").catch((error: unknown) => error);
    vi.advanceTimersByTime(999);
    expect(pulse).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(await asked).toBeInstanceOf(Silence);
    expect(pulse).toHaveBeenLastCalledWith(false);
  });

  test("a late answer is not used; it shows that Python lives and the screen is old", async () => {
    const stale = vi.fn();
    const pulse = vi.fn();
    client.onStale = stale;
    const asked = client.see("tasks").catch((error: unknown) => error);
    vi.advanceTimersByTime(1_000);
    client.onPulse = pulse;
    wire.answer({ id: 1, result: "too late" });
    expect(await asked).toBeInstanceOf(Silence);
    expect(stale).toHaveBeenCalledOnce();
    expect(pulse).toHaveBeenLastCalledWith(true);
  });

  test("whoever waits is told when the desk closes, and nothing is heard afterwards", async () => {
    const asked = client.see("tasks").catch((error: unknown) => error);
    client.close();
    wire.answer({ id: 1, result: "gone" });
    expect(await asked).toBeInstanceOf(Silence);
  });
});

test("a pushed word that all is stale is passed on; other noise is not", () => {
  const stale = vi.fn();
  client.onStale = stale;
  wire.answer({ push: "stale" });
  for (const noise of [null, 7, "text", {}, { id: "7" }]) wire.answer(noise);
  expect(stale).toHaveBeenCalledOnce();
});
