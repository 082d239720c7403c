/** A dialogue over the desk: keeps the focus inside, closes on Escape, gives the focus back. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../context";
import { IconButton } from "./Button";

const FOCUSABLE = "button:not(:disabled), input, select, textarea, [tabindex='0']";

export interface DialogProps {
  title: string;
  wide?: boolean;
  close(): void;
  children: ComponentChildren;
  testid?: string;
}

export function Dialog({ title, wide = false, close, children, testid }: DialogProps) {
  const { t } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  useReturnedFocus(box);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") loop(event, box.current!);
  };
  return (
    <div class="veil" onMouseDown={(event) => event.target === event.currentTarget && close()}>
      <div
        ref={box}
        class={`dialog ${wide ? "dialog--wide" : ""}`}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
        data-testid={testid}
        onKeyDown={onKeyDown}
      >
        <div class="dialog__head">
          <h2>{title}</h2>
          <IconButton icon="close" label={t("Close")} onClick={close} />
        </div>
        <div class="dialog__body">{children}</div>
      </div>
    </div>
  );
}

function useReturnedFocus(box: { current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement;
    const inside = box.current?.querySelector<HTMLElement>(".dialog__body :is(input, select, textarea, button)");
    (inside ?? box.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
}

function loop(event: KeyboardEvent, box: HTMLElement): void {
  const inside = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const edge = event.shiftKey ? inside[0] : inside.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? inside.at(-1) : inside[0])?.focus();
}
