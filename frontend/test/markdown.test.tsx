import { render } from "preact";
import { expect, test } from "vitest";
import { Markdown } from "../src/markdown";

function drawn(text: string): HTMLElement {
  const el = document.createElement("div");
  render(<Markdown text={text} />, el);
  return el.firstElementChild as HTMLElement;
}

test("headings, paragraphs and lists", () => {
  const el = drawn("# Title\n\nOne\ntwo.\n\n- a\n- b\n\n1. c\n2. d");
  expect([...el.children].map((child) => child.tagName)).toEqual(["H3", "P", "UL", "OL"]);
  expect(el.querySelector("p")?.textContent).toBe("One two.");
  expect([...el.querySelectorAll("li")].map((li) => li.textContent)).toEqual(["a", "b", "c", "d"]);
});

test("a table: its head, its rows, and text inside the cells", () => {
  const el = drawn("Before\n\n| Stage | When |\n|---|---|\n| **A** | one |\n| B | two |\n\nAfter");
  expect([...el.children].map((child) => child.tagName)).toEqual(["P", "TABLE", "P"]);
  expect([...el.querySelectorAll("th")].map((cell) => cell.textContent)).toEqual(["Stage", "When"]);
  expect([...el.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual(["A", "one", "B", "two"]);
});

test("bold, italics and code inside a line, quotes and fences", () => {
  const el = drawn("A **b** *c* `d<e>`\n\n> said\n\n```\nx < **y**\n```");
  expect(el.querySelector("strong")?.textContent).toBe("b");
  expect(el.querySelector("em")?.textContent).toBe("c");
  expect(el.querySelector("p code")?.textContent).toBe("d<e>");
  expect(el.querySelector("blockquote")?.textContent).toBe("said");
  expect(el.querySelector("pre")?.textContent).toBe("x < **y**");
});

test("what looks like HTML is text, wherever it stands", () => {
  const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  for (const text of [hostile, `# ${hostile}`, `- ${hostile}`, `**${hostile}**`, `\`${hostile}\``, `> ${hostile}`]) {
    const el = drawn(text);
    expect(el.querySelector("img, script")).toBeNull();
    expect(el.textContent).toContain(hostile);
  }
});

test("a sign of multiplication or an unclosed mark is left as it is", () => {
  expect(drawn("2 * 3 * 4 and **open").textContent).toBe("2 * 3 * 4 and **open");
});
