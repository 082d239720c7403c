/** A desk on the sample bridge, drawn into the page, for tests. */
import { render } from "preact";
import { FakeBridge } from "../dev/fake";
import { DeskContext } from "../src/context";
import { Desk } from "../src/store";
import { Shell } from "../src/views/Shell";

export interface Staged {
  bridge: FakeBridge;
  desk: Desk;
  page: HTMLElement;
  find(testid: string): HTMLElement;
  leave(): void;
}

export async function staged(joined = true, words: Record<string, string> = {}): Promise<Staged> {
  const bridge = new FakeBridge(joined);
  bridge.boot.words = words;
  const desk = new Desk(bridge);
  const page = document.createElement("div");
  document.body.append(page);
  render(<DeskContext.Provider value={desk}><Shell /></DeskContext.Provider>, page);
  await settled();
  const find = (testid: string): HTMLElement => {
    const found = page.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
    if (!found) throw new Error(`Nothing on the page is called ${testid}.`);
    return found;
  };
  const leave = (): void => {
    render(null, page);
    page.remove();
    desk.close();
  };
  return { bridge, desk, page, find, leave };
}

/** Until answers have come and are drawn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((done) => setTimeout(done, 5));
}

/** Put a text into an input, as typing does. */
export function type(input: HTMLElement, text: string): void {
  (input as HTMLInputElement).value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
