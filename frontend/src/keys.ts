/** Keeps Jupyter's single-letter shortcuts away from whoever types or walks on the desk. */

const MARK = "lmSuppressShortcuts";

/** Begin; the answer ends it. */
export function suppressShortcuts(root: HTMLElement): () => void {
  const mark = (event: KeyboardEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || !root.contains(target)) return;
    // With Ctrl, Meta or Alt the notebook keeps its own: saving, running, switching tabs.
    if (event.ctrlKey || event.metaKey || event.altKey) delete target.dataset[MARK];
    else target.dataset[MARK] = "true";
  };
  // On window and while capturing: Lumino listens on the document.
  window.addEventListener("keydown", mark, true);
  return () => window.removeEventListener("keydown", mark, true);
}
