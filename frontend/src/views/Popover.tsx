/** A box under a button of the top bar; a click elsewhere or Escape closes it. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface PopoverProps {
  label: string;
  close(): void;
  children: ComponentChildren;
  testid?: string;
  side?: "left" | "right";
}

export function Popover({ label, close, children, testid, side = "right" }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const anchor = box.current!.parentElement!;
    const away = (event: MouseEvent): void => {
      if (!event.composedPath().includes(anchor)) close();
    };
    document.addEventListener("mousedown", away, true);
    return () => document.removeEventListener("mousedown", away, true);
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    box.current!.parentElement!.querySelector<HTMLElement>("button, input")?.focus();
  };
  return (
    <div
      ref={box}
      class={`popover popover--${side}`}
      role="dialog"
      aria-label={label}
      data-testid={testid}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
