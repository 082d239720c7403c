/** The lists of clients: contacts, companies, and the lists that one has saved as filters (R033). */
import { useState } from "preact/hooks";
import type { ListId } from "../cards";
import { useDesk } from "../context";
import { type Side, Switch } from "../parts/Switch";
import { CardsSection, useListNames } from "./CardsSection";

export function Lists() {
  const { t } = useDesk();
  const names = useListNames();
  const [list, setList] = useState<"contacts" | "companies">("contacts");
  const sides: Side<typeof list>[] = [
    { id: "contacts", icon: "meeting", name: names.contacts },
    { id: "companies", icon: "visit", name: names.companies },
  ];
  return (
    <CardsSection key={list} list={list satisfies ListId}>
      <Switch label={t("Whose list")} testid="clients" sides={sides} on={list} turn={(to) => setList(to)} />
    </CardsSection>
  );
}
