import { expect, test } from "vitest";
import { FakeBridge } from "../dev/fake";
import widget from "../src/index";
import { settled } from "./stage";

function modelOf(bridge: FakeBridge) {
  const heard = new Set<(message: unknown) => void>();
  bridge.listen((message) => heard.forEach((hear) => hear(message)));
  return {
    heard,
    send: (message: unknown) => bridge.send(message),
    on: (_: string, hear: (message: unknown) => void) => void heard.add(hear),
    off: (_: string, hear: (message: unknown) => void) => void heard.delete(hear),
  };
}

test("the desk is drawn into the element it is given, and leaves it empty", async () => {
  const model = modelOf(new FakeBridge());
  const el = document.createElement("div");
  document.body.append(el);
  const { initialize, render } = widget();
  const end = initialize({ model });
  const leave = render({ model, el });
  await settled();
  expect(el.querySelector('[data-testid="column-NEW"]')).not.toBeNull();
  leave();
  expect(el.textContent).toBe("");
  end();
  expect(model.heard.size).toBe(0);
});

test("two views of one widget share a desk, two widgets share nothing", async () => {
  const first = modelOf(new FakeBridge());
  const here = document.createElement("div");
  const there = document.createElement("div");
  document.body.append(here, there);
  const one = widget();
  one.initialize({ model: first });
  one.render({ model: first, el: here });
  one.render({ model: first, el: there });
  const other = widget();
  const second = modelOf(new FakeBridge());
  other.initialize({ model: second });
  await settled();
  expect(first.heard.size).toBe(1);
  expect(second.heard.size).toBe(1);
  expect(here.querySelectorAll('[data-testid="card-1"]')).toHaveLength(1);
  expect(there.querySelectorAll('[data-testid="card-1"]')).toHaveLength(1);
});
