/** A small Markdown: headings, paragraphs, lists, tables, quotes, bold, italics, code. Makes nodes, never HTML. */
import type { ComponentChildren, VNode } from "preact";

type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "list"; ordered: boolean; items: string[] }
  | { kind: "table"; rows: string[][] }
  | { kind: "code" | "paragraph" | "quote"; text: string };

const HEADING = /^(#{1,4})\s+(.*)$/;
const BULLET = /^\s*[-*]\s+(.*)$/;
const NUMBER = /^\s*\d+[.)]\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const ROW = /^\s*\|(.*)\|\s*$/;
const RULE = /^[\s|:-]+$/;
const INLINE = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|_[^_\s][^_]*_)/;

export function Markdown({ text }: { text: string }): VNode {
  return <div class="prose">{blocks(text).map(drawn)}</div>;
}

function blocks(text: string): Block[] {
  const found: Block[] = [];
  let fence: string[] | null = null;
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("```")) {
      if (fence) found.push({ kind: "code", text: fence.join("\n") });
      fence = fence ? null : [];
      open = false;
    } else if (fence) fence.push(line);
    else open = line.trim() !== "" && addLine(found, line, open);
  }
  if (fence) found.push({ kind: "code", text: fence.join("\n") });
  return found;
}

/** Puts a line into the block that it goes on with, or begins one; true while that block is open. */
function addLine(found: Block[], line: string, open: boolean): boolean {
  const last = open ? found.at(-1) : undefined;
  const heading = HEADING.exec(line);
  if (heading) {
    found.push({ kind: "heading", level: heading[1]!.length, text: heading[2]! });
    return false;
  }
  const row = ROW.exec(line);
  if (row) {
    addRow(found, last, row[1]!);
    return true;
  }
  const item = BULLET.exec(line) ?? NUMBER.exec(line);
  if (item) addItem(found, last, item[1]!, !BULLET.test(line));
  else if (last?.kind === "list") last.items.push(`${last.items.pop()} ${line.trim()}`);
  else addText(found, last, line);
  return true;
}

function addItem(found: Block[], last: Block | undefined, item: string, ordered: boolean): void {
  if (last?.kind === "list" && last.ordered === ordered) last.items.push(item);
  else found.push({ kind: "list", ordered, items: [item] });
}

/** The line below a head only says that it is one. */
function addRow(found: Block[], last: Block | undefined, row: string): void {
  const cells = row.split("|").map((cell) => cell.trim());
  if (last?.kind !== "table") found.push({ kind: "table", rows: [cells] });
  else if (!RULE.test(row)) last.rows.push(cells);
}

function addText(found: Block[], last: Block | undefined, line: string): void {
  const quote = QUOTE.exec(line);
  const kind = quote ? "quote" : "paragraph";
  const text = quote ? quote[1]! : line.trim();
  if (last?.kind === kind) last.text += ` ${text}`;
  else found.push({ kind, text });
}

function drawn(block: Block): VNode {
  switch (block.kind) {
    case "heading":
      return block.level <= 2 ? <h3>{inline(block.text)}</h3> : <h4>{inline(block.text)}</h4>;
    case "list": {
      const items = block.items.map((item) => <li>{inline(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "table": {
      const [head = [], ...rows] = block.rows;
      return (
        <table class="prose__table">
          <thead><tr>{head.map((cell) => <th scope="col">{inline(cell)}</th>)}</tr></thead>
          <tbody>{rows.map((cells) => <tr>{cells.map((cell) => <td>{inline(cell)}</td>)}</tr>)}</tbody>
        </table>
      );
    }
    case "code":
      return <pre><code>{block.text}</code></pre>;
    case "quote":
      return <blockquote>{inline(block.text)}</blockquote>;
    default:
      return <p>{inline(block.text)}</p>;
  }
}

function inline(text: string): ComponentChildren {
  return text.split(INLINE).map((piece, index) => (index % 2 === 0 ? piece : marked(piece)));
}

function marked(piece: string): VNode {
  if (piece.startsWith("`")) return <code>{piece.slice(1, -1)}</code>;
  if (piece.startsWith("**")) return <strong>{inline(piece.slice(2, -2))}</strong>;
  return <em>{inline(piece.slice(1, -1))}</em>;
}
