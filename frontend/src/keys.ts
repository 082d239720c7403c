/** Keeps the keyboard of whoever types or walks on the desk away from the notebook around it. */

const MARK = "lmSuppressShortcuts";
/** With Ctrl or Meta these edit text here, and whole cells in a notebook. */
const EDITING = new Set(["KeyA", "KeyC", "KeyV", "KeyX", "KeyY", "KeyZ"]);
const TAKEN_AWAY = /^(insertLineBreak|history)/;

/** Begin; the answer ends it. */
export function suppressShortcuts(root: HTMLElement): () => void {
  const within = ({ target }: Event): HTMLElement | null =>
    target instanceof HTMLElement && root.contains(target) ? target : null;
  const mark = (event: KeyboardEvent): void => {
    const target = within(event);
    if (target === null) return;
    // With Ctrl, Meta or Alt the notebook keeps its own: saving, running, switching tabs.
    const command = event.ctrlKey || event.metaKey || event.altKey;
    if (command && !EDITING.has(event.code)) delete target.dataset[MARK];
    else target.dataset[MARK] = "true";
  };
  // JupyterLab cancels line breaks in every input of a cell, and with them the sending of a form.
  const keep = (event: InputEvent): void => {
    if (TAKEN_AWAY.test(event.inputType) && within(event)) event.stopPropagation();
  };
  // On window and while capturing: Lumino listens on the document, JupyterLab on the input.
  window.addEventListener("keydown", mark, true);
  window.addEventListener("beforeinput", keep, true);
  return () => {
    window.removeEventListener("keydown", mark, true);
    window.removeEventListener("beforeinput", keep, true);
  };
}
