/** How a part of the screen reaches its desk, its words and its views. */
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Desk } from "./store";
import { printed, type Style } from "./time";
import type { ViewName, Views } from "./seen";
import type { Asked } from "./types";
import type { Words } from "./words";

export const DeskContext = createContext<Desk | null>(null);

export interface AtDesk {
  desk: Desk;
  t: Words["t"];
  pick: Words["pick"];
  /** A minute as a date or an hour in the reader's language. */
  when(atMin: number, style?: Style): string;
}

export function useDesk(): AtDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("This part is drawn outside of a desk.");
  const { lang } = desk.words;
  const when = (atMin: number, style: Style = "moment"): string =>
    printed(desk.calendar.value.moment(atMin), lang.value, style);
  return { desk, t: desk.words.t, pick: desk.words.pick, when };
}

export interface Seen<T> {
  value: T | null;
  failed: boolean;
  again(): void;
}

/** A view that is asked for when it opens and after everything that happens; old until the new comes. */
export function useView<Name extends ViewName>(name: Name, filters: Asked = {}): Seen<Views[Name]> {
  const { desk } = useDesk();
  const key = JSON.stringify([name, filters]);
  const version = desk.version.value;
  const [seen, setSeen] = useState<{ key: string; value: Views[Name] | null } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    void desk.see(name, filters).then((value) => {
      if (wanted) setSeen((old) => ({ key, value: value ?? (old?.key === key ? old.value : null) }));
    });
    return () => {
      wanted = false;
    };
  }, [key, version, tries]);
  const value = seen?.key === key ? seen.value : null;
  const again = (): void => setTries(tries + 1);
  return { value, failed: seen?.key === key && value === null, again };
}
