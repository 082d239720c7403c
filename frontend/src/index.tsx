/** The door that anywidget knocks at: draws the desk into the cell's output, and takes it away again. */
import { render as draw } from "preact";
import { type Model, overModel } from "./client";
import { DeskContext } from "./context";
import { Desk } from "./store";
import "./styles/index.css";
import { Shell } from "./views/Shell";

interface Place {
  model: Model;
  el: HTMLElement;
}

/** One widget: its views share one desk, and nothing is shared between widgets. */
export default function widget() {
  let shared: Desk | undefined;
  const deskOf = (model: Model): Desk => (shared ??= new Desk(overModel(model), firstId()));
  return {
    // Synchronous: a model that is not ready within two seconds loses its messages.
    initialize({ model }: { model: Model }): () => void {
      const desk = deskOf(model);
      return () => desk.close();
    },
    render({ model, el }: Place): () => void {
      const desk = deskOf(model);
      draw(<DeskContext.Provider value={desk}><Shell /></DeskContext.Provider>, el);
      return () => draw(null, el);
    },
  };
}

/** Two pages on one kernel hear each other's replies, so their questions are numbered apart. */
function firstId(): number {
  return 1 + Math.floor(Math.random() * 1_000_000) * 1_000;
}
