/** Dragging cards between columns, on pragmatic-drag-and-drop. The only module that knows it. */
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";

const EDGE_PX = 64;
const STEP_PX = 14;

export function dragCard(element: HTMLElement, card: number, shown: (on: boolean) => void) {
  return draggable({
    element,
    getInitialData: () => ({ card }),
    onDragStart: () => shown(true),
    onDrop: () => shown(false),
  });
}

/** A column stays the target when the pointer leaves the board, so a drop beyond its edge counts. */
export function dropColumn(element: HTMLElement, stage: string, over: (on: boolean) => void) {
  return dropTargetForElements({
    element,
    getData: () => ({ stage }),
    getIsSticky: () => true,
    canDrop: ({ source }) => typeof source.data["card"] === "number",
    onDragEnter: () => over(true),
    onDragLeave: () => over(false),
    onDrop: () => over(false),
  });
}

/** Hear drops, and scroll the board while a card is held at its edge. */
export function watchBoard(board: HTMLElement, dropped: (card: number, stage: string) => void) {
  let x: number | null = null;
  const scroll = (): void => {
    if (x === null) return;
    board.scrollLeft += pull(board.getBoundingClientRect(), x);
    requestAnimationFrame(scroll);
  };
  return monitorForElements({
    canMonitor: ({ source }) => board.contains(source.element),
    onDragStart: ({ location }) => {
      x = location.current.input.clientX;
      requestAnimationFrame(scroll);
    },
    onDrag: ({ location }) => {
      x = location.current.input.clientX;
    },
    onDrop: ({ source, location }) => {
      x = null;
      const stage = location.current.dropTargets[0]?.data["stage"];
      if (typeof stage === "string") dropped(source.data["card"] as number, stage);
    },
  });
}

function pull(rect: DOMRect, x: number): number {
  if (x < rect.left + EDGE_PX) return -STEP_PX;
  if (x > rect.right - EDGE_PX) return STEP_PX;
  return 0;
}
