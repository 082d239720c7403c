/** Opens the desk on sample data: `npm run dev`, then the page it names; ?lang=en, ?dark, ?join. */
import widget from "../src/index";
import { FakeBridge } from "./fake";

const wish = new URLSearchParams(location.search);
const bridge = new FakeBridge(!wish.has("join"));
bridge.boot.lang = wish.get("lang") === "en" ? "en" : "ru";
bridge.boot.words = (globalThis as { crmsimWords?: Record<string, string> }).crmsimWords ?? {};
document.body.dataset["jpThemeLight"] = String(!wish.has("dark"));

const listeners = new Set<(message: unknown) => void>();
bridge.listen((message) => {
  for (const heard of listeners) heard(message);
});
const model = {
  send: (message: unknown) => bridge.send(message),
  on: (_: string, heard: (message: unknown) => void) => listeners.add(heard),
  off: (_: string, heard: (message: unknown) => void) => listeners.delete(heard),
};
const { initialize, render } = widget();
initialize({ model });
render({ model, el: document.getElementById("cell")! });
