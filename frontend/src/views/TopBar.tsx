/** The bar at the top: company, sections, search, clock, bell, profile. */
import { useDesk } from "../context";
import { Badge } from "../parts/Bits";
import { BellButton } from "./Bell";
import { ClockButton } from "./ClockButton";
import { ProfileButton } from "./ProfileButton";
import { SearchBox } from "./SearchBox";

export function TopBar() {
  const { desk, t, pick } = useDesk();
  const organisation = desk.boot.value!.organisation;
  return (
    <header class="top">
      <div class="top__brand" title={pick(organisation.name)}>
        <span class="top__mark" aria-hidden="true">{pick(organisation.name).replace(/[«»"]/g, "")[0]}</span>
        <span class="top__name">{pick(organisation.name)}</span>
      </div>
      <nav class="top__tabs" aria-label={t("Sections")}>
        {organisation.sections.map((section) => <Tab key={section.id} id={section.id} name={pick(section.name)} />)}
      </nav>
      <div class="top__tools">
        <SearchBox />
        <ClockButton />
        <BellButton />
        <ProfileButton />
      </div>
    </header>
  );
}

function Tab({ id, name }: { id: string; name: string }) {
  const { desk } = useDesk();
  const here = desk.screen.section.value === id;
  const { leads, deals, contacts } = desk.counters.value;
  const count = { leads, deals, contacts, clients: contacts, lists: contacts }[id] ?? 0;
  return (
    <button
      type="button"
      class="tab"
      aria-current={here ? "page" : undefined}
      data-testid={`section-${id}`}
      onClick={() => void desk.openSection(id)}
    >
      {name}
      {count > 0 && <Badge count={count} testid={`counter-${id}`} />}
    </button>
  );
}
