import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Staged, settled, staged, type } from "./stage";

let here: Staged;
beforeEach(async () => {
  here = await staged();
});
afterEach(() => here.leave());

const asked = (verb: string) => here.bridge.heard.flatMap(({ action }) => (action?.verb === verb ? [action] : []));

async function press(...testids: string[]): Promise<void> {
  for (const testid of testids) {
    here.find(testid).click();
    await settled();
  }
}

function choose(testid: string, value: string): void {
  const select = here.find(testid) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("deals", () => {
  test("stand on a board of their own, with sums and a switch of pipelines", async () => {
    await press("section-deals");
    expect(here.find("pipeline").dataset["pipeline"]).toBe("sales");
    expect(here.find("column-NEW").querySelectorAll(".tile")).toHaveLength(3);
    expect(here.find("sum-NEW").textContent).toMatch(/^60\s000 ₽$/u);
    await press("pipeline", "menu-pipeline-repeat");
    expect(here.find("column-NEW").getAttribute("aria-label")).toContain("Пора напомнить");
    expect(here.find("column-NEW").querySelectorAll(".tile")).toHaveLength(0);
  });

  test("a refused move offers exactly the fields that lack, and moves with them in one action", async () => {
    await press("section-deals");
    await here.desk.cards.move({ id: 201, kind: "deal" }, "INVOICED");
    await settled();
    await press("offer-update_deal");
    type(here.find("field-subject"), "Зерно");
    await settled();
    await press("fill-save");
    expect(asked("move_deal").at(-1)).toEqual({ verb: "move_deal", deal: 201, stage: "INVOICED", fields: { subject: "Зерно" } });
    expect(here.find("column-INVOICED").querySelectorAll(".tile")).toHaveLength(1);
  });

  test("a card is opened by its kind, and the forms speak of that kind", async () => {
    await press("section-deals");
    here.find("card-202").querySelector<HTMLElement>(".tile__open")!.click();
    await settled();
    expect(asked("open_card")).toEqual([{ verb: "open_card", deal: 202 }]);
    await press("show-subject");
    type(here.find("field-subject"), "Чашки");
    await settled();
    await press("fields-main-save");
    expect(asked("update_deal")).toEqual([{ verb: "update_deal", deal: 202, fields: { subject: "Чашки" } }]);
  });
});

describe("a form made of a verb", () => {
  test("sends what was filled in, numbers as numbers, and leaves the rest out", async () => {
    await press("section-deals", "add-deal");
    type(here.find("input-name"), "Новая поставка");
    type(here.find("input-sum_rub"), "12 500");
    choose("input-source", "site");
    await settled();
    await press("add_deal-save");
    expect(asked("add_deal")).toEqual([{ verb: "add_deal", name: "Новая поставка", source: "site", sum_rub: 12_500 }]);
  });

  test("of a contact names those who are the same person, while it is typed", async () => {
    await here.desk.openForm("add_contact", null);
    await settled();
    type(here.find("input-phone"), "+7 900 000-00-00");
    await new Promise((done) => setTimeout(done, 400));
    await settled();
    expect(here.find("twins").textContent).toContain("Иван Громов");
  });

  test("is not sent while a choice that it cannot do without is open", async () => {
    await press("section-deals", "add-deal", "add_deal-save");
    expect(asked("add_deal")).toEqual([]);
    expect(here.find("form-lacking").textContent).toContain("Источник");
  });
});

describe("the list", () => {
  test("asks for its section, and shows the columns that are chosen with the gear", async () => {
    await press("section-deals", "mode-list");
    expect(here.find("list").querySelectorAll("tbody tr")).toHaveLength(3);
    await press("columns", "show-column-sum_rub", "columns-save");
    expect(asked("choose_columns")).toEqual([{ verb: "choose_columns", section: "deals", columns: ["name", "stage", "sum_rub"] }]);
    expect(here.find("sort-sum_rub")).not.toBeNull();
  });

  test("ticked rows are changed together", async () => {
    await press("section-deals", "mode-list", "tick-201", "tick-203", "mass-edit_many", "option-price", "edit_many-save");
    expect(asked("edit_many")).toEqual([{ verb: "edit_many", tags_add: ["price"], cards: [201, 203] }]);
    expect(here.page.querySelector('[data-testid="marked"]')).toBeNull();
  });
});

describe("the other sections", () => {
  test("a report draws a bar for each number, as long as its share of the largest", async () => {
    await press("section-analytics");
    const bars = [...here.page.querySelectorAll<HTMLElement>(".barred")].filter(({ tagName }) => tagName === "TD");
    expect(bars.map(({ style }) => style.getPropertyValue("--share"))).toEqual(["25%", "100%"]);
    choose("report-kind", "calls");
    await settled();
    expect(here.bridge.heard.at(-1)).toMatchObject({ see: "analytics", with: { report: "calls" } });
  });

  test("a letter is read when it is opened", async () => {
    await press("section-mail", "letter-51");
    expect(asked("read_letter")).toEqual([{ verb: "read_letter", letter: 51 }]);
    expect(here.find("letter-body").textContent).toContain("Пришлите, пожалуйста, счёт.");
    await press("letter-to-deal", "letter_to_deal-save");
    expect(asked("letter_to_deal")).toEqual([{ verb: "letter_to_deal", letter: 51, name: "Счёт" }]);
  });

  test("a right is given, and a robot is turned off, in the settings", async () => {
    await press("section-settings");
    choose("right-manager", "all");
    await settled();
    await press("robot-greet");
    expect([...asked("set_right"), ...asked("set_robot")]).toEqual([
      { verb: "set_right", role: "manager", sees: "all" },
      { verb: "set_robot", robot: "greet", on: false },
    ]);
  });

  test("tasks are a list, or the days around now", async () => {
    await press("section-tasks", "tasks-month");
    expect(here.bridge.heard.at(-1)).toMatchObject({ see: "tasks", with: { mode: "month", at_min: 47 } });
  });

  test("a document is shown without any rights", async () => {
    here.desk.screen.dialog.value = { kind: "document", document: 5 };
    await settled();
    const frame = here.find("paper").querySelector("iframe")!;
    expect(frame.getAttribute("sandbox")).toBe("");
    expect(frame.getAttribute("srcdoc")).toBe("<p>Договор №1</p>");
  });
});
