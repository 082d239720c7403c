/** Searching by name or phone: Enter looks, and the finds stand below. */
import { useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import { KindWord } from "../card/Facts";
import { Avatar, Empty, StageName } from "../parts/Bits";
import { Icon } from "../parts/Icon";
import type { Views } from "../seen";
import type { Card } from "../types";
import { Popover } from "./Popover";

export function SearchBox() {
  const { desk, t } = useDesk();
  const [found, setFound] = useState<Views["search"] | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const look = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const query = input.current!.value;
    const receipt = await desk.do({ verb: "search", query });
    setFound(receipt && !receipt.refusal ? await desk.see("search", { query }) : null);
  };
  return (
    <div class="anchor search">
      <form role="search" onSubmit={(event) => void look(event)}>
        <Icon name="search" size={16} />
        <input
          ref={input}
          type="search"
          maxLength={200}
          placeholder={t("Name or phone")}
          aria-label={t("Search for a name or a phone; Enter looks")}
          data-testid="search"
        />
      </form>
      {found && (
        <Popover label={t("Found")} close={() => setFound(null)} testid="found">
          <h2 class="popover__title">{t("Found: {n}", { n: found.rows.length })}</h2>
          <Finds rows={found.rows} close={() => setFound(null)} />
        </Popover>
      )}
    </div>
  );
}

function Finds({ rows, close }: { rows: Card[]; close(): void }) {
  const { desk, t } = useDesk();
  if (rows.length === 0)
    return <Empty icon="search">{t("Nothing was found. Try a part of the name, or the last digits of the phone.")}</Empty>;
  const open = (card: Card): void => {
    close();
    void desk.openCard(card);
  };
  return (
    <ul class="finds">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" class="find" data-testid={`found-${row.id}`} onClick={() => open(row)}>
            <Avatar name={row.name} />
            <span class="find__who"><strong>{row.name}</strong><span class="muted">{row.phone}</span></span>
            {row.stage === null ? <span class="tag"><KindWord kind={row.kind} /></span> : <StageName id={row.stage} pipeline={row.pipeline} />}
          </button>
        </li>
      ))}
    </ul>
  );
}
