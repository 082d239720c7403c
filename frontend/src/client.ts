/** Asks Python and hears its answers: ids, promises, time-outs. Knows no view and draws nothing. */
import type { ViewName, Views } from "./seen";
import type { Action, Asked, Both, Lang, Receipt } from "./types";

/** A way to Python and back; a notebook's model is one, a sample of data another. */
export interface Transport {
  send(message: unknown): void;
  /** Begin to listen; the answer ends it. */
  listen(heard: (message: unknown) => void): () => void;
}

/** What anywidget hands to a widget, as far as it is used here. */
export interface Model {
  send(content: unknown): void;
  on(event: "msg:custom", heard: (message: unknown) => void): void;
  off(event: "msg:custom", heard: (message: unknown) => void): void;
}

/** Python has answered that it cannot: malformed, unknown, or a failure of ours. */
export class Failed extends Error {
  constructor(
    readonly code: string,
    readonly text: Both,
  ) {
    super(text.en);
  }
}

/** Nobody has answered in time; the kernel may be gone. */
export class Silence extends Error {}

interface Waiting {
  hear(result: unknown): void;
  fail(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

interface Reply {
  id?: unknown;
  result?: unknown;
  error?: { code: string; text: Both };
  push?: string;
}

/** The messages of a notebook's model. */
export function overModel(model: Model): Transport {
  return {
    send: (message) => model.send(message),
    listen(heard) {
      model.on("msg:custom", heard);
      return () => model.off("msg:custom", heard);
    },
  };
}

export interface ClientOptions {
  timeoutMs?: number;
  firstId?: number;
}

/** Numbers every question and gives each answer to whoever has asked. */
export class Client {
  private readonly waiting = new Map<number, Waiting>();
  private readonly timeoutMs: number;
  private readonly deafen: () => void;
  private nextId: number;

  /** Called when Python says that everything on the screen may be old. */
  onStale: () => void = () => {};
  /** Called whenever it turns out that Python answers, or does not. */
  onPulse: (alive: boolean) => void = () => {};

  constructor(
    private readonly transport: Transport,
    { timeoutMs = 10_000, firstId = 1 }: ClientOptions = {},
  ) {
    this.timeoutMs = timeoutMs;
    this.nextId = firstId;
    this.deafen = transport.listen((message) => this.heard(message));
  }

  see<Name extends ViewName>(name: Name, filters: Asked = {}): Promise<Views[Name]> {
    return this.ask({ see: name, with: filters }) as Promise<Views[Name]>;
  }

  do(action: Action): Promise<Receipt> {
    return this.ask({ action }) as Promise<Receipt>;
  }

  /** The only message that carries what was typed; nothing of it is kept here. */
  setPassword(first: string, second: string, keep: string): Promise<Receipt> {
    return this.ask({ password: { first, second, keep } }) as Promise<Receipt>;
  }

  setCoaching(on: boolean): Promise<{ coaching: boolean }> {
    return this.ask({ coaching: on }) as Promise<{ coaching: boolean }>;
  }

  /** Which language is read from now on. */
  setLang(lang: Lang): Promise<unknown> {
    return this.ask({ lang });
  }

  /** A fresh attempt, after the last one was handed in. */
  startAgain(): Promise<unknown> {
    return this.ask({ again: true });
  }

  /** Stop listening; whoever still waits is told. */
  close(): void {
    this.deafen();
    for (const id of [...this.waiting.keys()]) this.settle(id)?.fail(new Silence("closed"));
  }

  private ask(body: object): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((hear, fail) => {
      const timer = setTimeout(() => this.giveUp(id), this.timeoutMs);
      this.waiting.set(id, { hear, fail, timer });
      this.transport.send({ id, ...body });
    });
  }

  private giveUp(id: number): void {
    this.settle(id)?.fail(new Silence("no answer"));
    this.onPulse(false);
  }

  private heard(message: unknown): void {
    const reply = (message ?? {}) as Reply;
    this.onPulse(true);
    if (reply.push !== undefined) return this.onStale();
    if (typeof reply.id !== "number") return;
    const asked = this.settle(reply.id);
    // An answer to a question that was given up: what it says is not used, but it shows that
    // Python lives and that something may have happened there.
    if (asked === undefined) return this.onStale();
    if (reply.error) asked.fail(new Failed(reply.error.code, reply.error.text));
    else asked.hear(reply.result);
  }

  private settle(id: number): Waiting | undefined {
    const asked = this.waiting.get(id);
    if (asked !== undefined) clearTimeout(asked.timer);
    this.waiting.delete(id);
    return asked;
  }
}
