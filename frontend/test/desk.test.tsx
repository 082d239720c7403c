import { afterEach, describe, expect, test } from "vitest";
import { REFUSED } from "../dev/fake";
import { type Staged, settled, staged, type } from "./stage";

let here: Staged;
afterEach(() => here.leave());

const inColumn = (lead: number): string | undefined =>
  here.page.querySelector(`[data-testid="card-${lead}"]`)?.closest<HTMLElement>(".column")?.dataset["testid"];

describe("the board", () => {
  test("is drawn from the view: columns in order, counts, at most a page of cards", async () => {
    here = await staged();
    const columns = [...here.page.querySelectorAll<HTMLElement>(".column")].map(({ dataset }) => dataset["testid"]);
    expect(columns.slice(0, 2)).toEqual(["column-NEW", "column-UNREACHED"]);
    expect(here.find("count-NEW").textContent).toBe("24");
    expect(here.find("column-NEW").querySelectorAll(".tile")).toHaveLength(20);
  });

  test("shows the rest of a column when it is asked for", async () => {
    here = await staged();
    here.find("column-NEW").querySelector<HTMLElement>(".column__more")!.click();
    await settled();
    expect(here.find("column-NEW").querySelectorAll(".tile")).toHaveLength(24);
  });

  test("shows a move at once, before Python has answered", async () => {
    here = await staged();
    const asked = here.desk.cards.move({ id: 2, kind: "lead" }, "THINKING");
    expect(here.desk.cards.columns.value?.find(({ id }) => id === "THINKING")?.cards[0]?.id).toBe(2);
    await asked;
    await settled();
    expect(inColumn(2)).toBe("column-THINKING");
  });

  test("a refused move takes the card back to its place and says every reason", async () => {
    here = await staged();
    const before = here.find("column-NEW").textContent;
    await here.desk.cards.move({ id: 2, kind: "lead" }, REFUSED);
    await settled();
    expect(inColumn(2)).toBe("column-NEW");
    expect(here.find("column-NEW").textContent).toBe(before);
    expect(here.find("toast").querySelectorAll("li")).toHaveLength(2);
    expect(here.find("offer-update_lead")).not.toBeNull();
  });

  test("M opens the statuses of a card, and a choice moves it", async () => {
    here = await staged();
    const card = here.find("card-2").querySelector<HTMLElement>(".tile__open")!;
    card.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyM", key: "ь", bubbles: true }));
    await settled();
    here.find("menu-move-THINKING").click();
    await settled();
    expect(inColumn(2)).toBe("column-THINKING");
  });

  test("the arrows walk from card to card", async () => {
    here = await staged();
    const press = (key: string): void => {
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    };
    here.find("card-1").querySelector<HTMLElement>(".tile__open")!.focus();
    press("ArrowDown");
    expect(document.activeElement?.closest<HTMLElement>(".tile")?.dataset["testid"]).toBe("card-2");
    press("ArrowRight");
    expect(document.activeElement?.closest<HTMLElement>(".column")?.dataset["testid"]).toBe("column-UNREACHED");
  });
});

describe("the card", () => {
  test("the form that a refusal offers is opened at the missing field", async () => {
    here = await staged();
    await here.desk.cards.move({ id: 2, kind: "lead" }, REFUSED);
    await settled();
    here.find("offer-update_lead").click();
    await settled();
    expect(here.find("card-panel").dataset["card"]).toBe("2");
    expect(document.activeElement).toBe(here.find("field-debt_rub"));
  });

  test("a saved comment is one action, and the form is empty again", async () => {
    here = await staged();
    await here.desk.openCard(2);
    await settled();
    type(here.find("comment-text"), "Agreed on Wednesday.");
    await settled();
    here.find("comment-save").click();
    await settled();
    const actions = here.bridge.heard.flatMap(({ action }) => (action?.verb === "add_comment" ? [action] : []));
    expect(actions).toEqual([{ verb: "add_comment", lead: 2, text: "Agreed on Wednesday." }]);
    expect((here.find("comment-text") as HTMLTextAreaElement).value).toBe("");
  });
});

describe("the language", () => {
  test("is switched at once, Python's texts and the desk's own", async () => {
    here = await staged(true, { "Add a lead": "Добавить лид" });
    expect(here.find("add-lead").textContent).toBe("Добавить лид");
    expect(here.find("section-tasks").textContent).toBe("Задачи и проекты");
    here.desk.words.lang.value = "en";
    await settled();
    expect(here.find("add-lead").textContent).toBe("Add a lead");
    expect(here.find("section-tasks").textContent).toBe("Tasks and projects");
    expect(here.find("desk").lang).toBe("en");
  });

  test("a word that the catalogue lacks is shown in English", async () => {
    here = await staged();
    expect(here.find("add-lead").textContent).toBe("Add a lead");
  });
});

describe("joining", () => {
  const SECRET = "Parol-na-zapas-7";

  test("the letter, then the password, then the profile, then the desk", async () => {
    here = await staged(false);
    expect(here.find("join").dataset["step"]).toBe("letter");
    here.find("accept").click();
    await settled();
    expect(here.find("join").dataset["step"]).toBe("password");
    await givePassword();
    expect(here.find("join").dataset["step"]).toBe("profile");
    type(here.find("field-phone"), "+7 900 000-00-00");
    await settled();
    here.find("profile-save").click();
    await settled();
    expect(here.find("column-NEW")).not.toBeNull();
  });

  test("what was typed goes into one message, and stays nowhere", async () => {
    here = await staged(false);
    here.find("accept").click();
    await settled();
    await givePassword();
    const sent = here.bridge.heard.filter((message) => JSON.stringify(message).includes(SECRET));
    expect(sent).toEqual([
      { id: expect.any(Number), password: { first: SECRET, second: SECRET, keep: "memory" } },
    ]);
    here.bridge.heard.length = 0;
    expect(here.page.innerHTML).not.toContain(SECRET);
    expect([...here.page.querySelectorAll("input")].map(({ value }) => value)).not.toContain(SECRET);
    expect(everything(here.desk)).not.toContain(SECRET);
  });

  async function givePassword(): Promise<void> {
    type(here.find("password-first"), SECRET);
    type(here.find("password-second"), SECRET);
    here.find("keep-memory").click();
    await settled();
    const inputs = [here.find("password-first"), here.find("password-second")] as HTMLInputElement[];
    here.find("password-save").click();
    expect(inputs.map(({ value }) => value)).toEqual(["", ""]);
    await settled();
  }
});

/** All that can be reached from an object, as text; what the test's own bridge has heard is cleared before. */
function everything(root: object): string {
  const seen = new Set<object>();
  const walk = (value: unknown): string => {
    if (typeof value === "string") return value;
    if (typeof value !== "object" || value === null || seen.has(value) || value instanceof Node) return "";
    seen.add(value);
    const inside = value instanceof Map ? [...value.values()] : Reflect.ownKeys(value).map((key) => Reflect.get(value, key));
    return inside.map(walk).join("\n");
  };
  return walk(root);
}
