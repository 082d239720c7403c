/** The quick-access panel at the right edge, and the drawer that its items open. */
import { useDesk, useView } from "../context";
import { Empty, Loading } from "../parts/Bits";
import { IconButton } from "../parts/Button";
import type { IconName } from "../parts/Icon";

const ICONS: [RegExp, IconName][] = [
  [/search/, "search"],
  [/news|help/, "news"],
  [/notif|bell/, "bell"],
  [/line/, "send"],
  [/chat/, "chat"],
  [/calendar/, "calendar"],
  [/mail/, "letter"],
  [/time/, "clock"],
  [/report|bonus/, "chart"],
  [/groups|employees/, "meeting"],
  [/disk/, "document"],
  [/process/, "stage"],
  [/apps|services/, "board"],
];

export function QuickPanel() {
  const { desk, t, pick } = useDesk();
  const { panel } = desk.screen;
  const items = desk.boot.value!.organisation.panel;
  if (items.length === 0) return null;
  const toggle = (item: string): void => {
    if (panel.value === item) panel.value = null;
    else void desk.do({ verb: "open_panel", item }).then((done) => done && !done.refusal && (panel.value = item));
  };
  return (
    <nav class="quick" aria-label={t("Quick-access panel")}>
      {items.map((item) => (
        <IconButton
          key={item.id}
          icon={ICONS.find(([name]) => name.test(item.id))?.[1] ?? "info"}
          label={pick(item.name)}
          aria-expanded={panel.value === item.id}
          data-testid={`panel-${item.id}`}
          onClick={() => toggle(item.id)}
        />
      ))}
    </nav>
  );
}

export function QuickDrawer() {
  const { desk } = useDesk();
  const item = desk.screen.panel.value;
  return item === null ? null : <Drawer key={item} item={item} />;
}

function Drawer({ item }: { item: string }) {
  const { desk, t, pick } = useDesk();
  const { value, failed, again } = useView("panel", { item });
  const name = desk.boot.value!.organisation.panel.find(({ id }) => id === item)?.name;
  const close = (): void => void (desk.screen.panel.value = null);
  return (
    <aside
      class="drawer"
      aria-label={pick(name)}
      data-testid="panel-drawer"
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <header class="drawer__head"><h2>{pick(name)}</h2><IconButton icon="close" label={t("Close")} onClick={close} /></header>
      <div class="drawer__body">
        {value === null && <Loading {...{ failed, again }} />}
        {value?.items.length === 0 && <Empty icon="info">{t("There is nothing here yet.")}</Empty>}
        {value?.items.map((each) => (
          <article class="piece"><h3>{pick(each.title)}</h3><p>{pick(each.text)}</p></article>
        ))}
      </div>
    </aside>
  );
}
