/** The bell: how many notifications are unread, and their list. Opening it reads them. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Badge, DueTime, Empty, Loading } from "../parts/Bits";
import { IconButton } from "../parts/Button";
import type { BellView, Notice } from "../seen";
import { Popover } from "./Popover";

export function BellButton() {
  const { desk, t } = useDesk();
  const [open, setOpen] = useState(false);
  const [bell, setBell] = useState<BellView | null>(null);
  const ring = async (): Promise<void> => {
    setOpen(!open);
    if (open) return;
    // Asked before the action that reads them, so that the unread ones can be told apart.
    setBell(await desk.see("bell"));
    await desk.do({ verb: "open_bell" });
  };
  return (
    <div class="anchor">
      <IconButton
        icon="bell"
        label={t("Notifications, unread: {n}", { n: desk.bell.value })}
        aria-expanded={open}
        data-testid="bell"
        onClick={() => void ring()}
      >
        <Badge count={desk.bell.value} testid="bell-count" />
      </IconButton>
      {open && (
        <Popover label={t("Notifications")} close={() => setOpen(false)} testid="bell-list">
          <h2 class="popover__title">{t("Notifications")}</h2>
          {bell === null ? <Loading /> : <Notices items={bell.items} close={() => setOpen(false)} />}
        </Popover>
      )}
    </div>
  );
}

function Notices({ items, close }: { items: Notice[]; close(): void }) {
  const { t } = useDesk();
  if (items.length === 0) return <Empty icon="bell">{t("There are no notifications yet.")}</Empty>;
  return <ul class="notices">{items.map((notice) => <Line key={notice.id} {...{ notice, close }} />)}</ul>;
}

function Line({ notice, close }: { notice: Notice; close(): void }) {
  const { desk, pick } = useDesk();
  const text = pick(notice.text);
  const open = (card: number): void => {
    close();
    void desk.openCard(card);
  };
  return (
    <li class={notice.read ? "notice" : "notice notice--new"}>
      {notice.card === null
        ? <span>{text}</span>
        : <button type="button" class="link" onClick={() => open(notice.card!)}>{text}</button>}
      <span class="muted"><DueTime atMin={notice.at_min} /></span>
    </li>
  );
}
