/** The section of the menu that is open. */
import { useDesk } from "../context";
import { Empty } from "../parts/Bits";
import { Clients } from "./Clients";
import { Deals } from "./Deals";
import { LeadsSection } from "./LeadsSection";
import { Tasks } from "./Tasks";

const SECTIONS: Record<string, () => preact.JSX.Element> = {
  leads: LeadsSection,
  deals: Deals,
  clients: Clients,
  tasks: Tasks,
};

export function Sections() {
  const { desk, t } = useDesk();
  const Section = SECTIONS[desk.screen.section.value];
  if (Section) return <Section />;
  return <Empty icon="info">{t("This section is not needed in this lesson.")}</Empty>;
}
