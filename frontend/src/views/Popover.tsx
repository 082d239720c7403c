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
    // Heard on the anchor: the focus may still be on the button that has opened the box.
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
      anchor.querySelector<HTMLElement>("button, input")?.focus();
    };
    document.addEventListener("mousedown", away, true);
    anchor.addEventListener("keydown", leave);
    return () => {
      document.removeEventListener("mousedown", away, true);
      anchor.removeEventListener("keydown", leave);
    };
  }, []);
  return (
    <div
      ref={box}
      class={`popover popover--${side}`}
      role="dialog"
      aria-label={label}
      data-testid={testid}
    >
      {children}
    </div>
  );
}
