/** The section of the menu that is open. */
import { useDesk } from "../context";
import { Empty } from "../parts/Bits";
import { Analytics } from "./Analytics";
import { CardsSection } from "./CardsSection";
import { Desktop } from "./Desktop";
import { Lists } from "./Lists";
import { Mail } from "./Mail";
import { Marketing } from "./Marketing";
import { Settings } from "./Settings";
import { Tasks } from "./Tasks";

const SECTIONS: Record<string, () => preact.JSX.Element> = {
  leads: () => <CardsSection list="leads" />,
  deals: () => <CardsSection list="deals" />,
  contacts: () => <CardsSection list="contacts" />,
  companies: () => <CardsSection list="companies" />,
  clients: Lists,
  lists: Lists,
  tasks: Tasks,
  mail: Mail,
  analytics: Analytics,
  desktop: Desktop,
  settings: Settings,
  marketing: Marketing,
  segments: Marketing,
  campaigns: Marketing,
};

export function Sections() {
  const { desk, t } = useDesk();
  const section = desk.screen.section.value;
  const Section = SECTIONS[section];
  if (Section) return <Section key={section} />;
  return <Empty icon="info">{t("This section is not needed in this lesson.")}</Empty>;
}
