/** A button is disabled while its answer is awaited, and loses the focus; afterwards it has it again. */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../context";

export function KeepFocus() {
  const { desk } = useDesk();
  const busy = desk.busy.value > 0;
  const before = useRef<Element | null>(null);
  // At once, since what is disabled has lost the focus already when effects of drawing run.
  useEffect(() => effect(() => void (desk.busy.value > 0 && (before.current = document.activeElement))), []);
  useEffect(() => {
    const lost = !busy && document.activeElement === document.body;
    if (lost && before.current instanceof HTMLElement) before.current.focus();
  }, [busy]);
  return null;
}
