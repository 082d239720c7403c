/** The one menu of the desk: opened at a button, walked with arrows, closed by Escape or a click. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import type { MenuItem, MenuState } from "../screen";

const GAP_PX = 4;

export function Menu({ root }: { root: HTMLElement | null }) {
  const { desk } = useDesk();
  const menu = desk.screen.menu.value;
  return menu && root ? <OpenMenu key={menu.label} menu={menu} root={root} /> : null;
}

function OpenMenu({ menu, root }: { menu: MenuState; root: HTMLElement }) {
  const { desk } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => setAt(placed(menu.anchor, box.current!, root)), [menu]);
  useEffect(() => {
    const items = box.current!.querySelectorAll<HTMLElement>("button:not(:disabled)");
    (box.current!.querySelector<HTMLElement>("[aria-checked='true']") ?? items[0])?.focus();
    const away = (event: MouseEvent): void => {
      if (!event.composedPath().includes(box.current!)) desk.screen.menu.value = null;
    };
    document.addEventListener("mousedown", away, true);
    return () => document.removeEventListener("mousedown", away, true);
  }, [menu]);
  return (
    <div
      ref={box}
      class="menu"
      role="menu"
      aria-label={menu.label}
      style={{ left: `${at.left}px`, top: `${at.top}px` }}
      onKeyDown={(event) => walk(event, box.current!, () => desk.screen.closeMenu())}
    >
      {menu.items.map((item) => <Item key={item.id} item={item} />)}
    </div>
  );
}

function Item({ item }: { item: MenuItem }) {
  const { desk } = useDesk();
  const choose = (): void => {
    desk.screen.closeMenu();
    item.choose();
  };
  const checkable = item.checked !== undefined;
  return (
    <button
      type="button"
      class="menu__item"
      role={checkable ? "menuitemradio" : "menuitem"}
      aria-checked={checkable ? item.checked : undefined}
      disabled={item.disabled}
      data-testid={`menu-${item.id}`}
      onClick={choose}
    >
      {item.color && <span class="dot" style={{ background: item.color }} aria-hidden="true" />}
      <span class="menu__label">{item.label}</span>
      {item.hint && <span class="menu__hint">{item.hint}</span>}
    </button>
  );
}

function walk(event: KeyboardEvent, box: HTMLElement, close: () => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (step === undefined) return;
  else {
    const items = [...box.querySelectorAll<HTMLElement>("button:not(:disabled)")];
    const here = items.indexOf(document.activeElement as HTMLElement);
    items[(here + step + items.length) % items.length]?.focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Below the anchor where there is room, above else; never beyond the desk's edges. */
function placed(anchor: DOMRect, box: HTMLElement, root: HTMLElement) {
  const desk = root.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = anchor.bottom - desk.top + GAP_PX;
  const above = anchor.top - desk.top - height - GAP_PX;
  const top = below + height <= desk.height - GAP_PX || above < 0 ? below : above;
  const left = anchor.left - desk.left;
  return {
    left: Math.max(GAP_PX, Math.min(left, desk.width - width - 2 * GAP_PX)),
    top: Math.max(GAP_PX, Math.min(top, desk.height - height - 2 * GAP_PX)),
  };
}
