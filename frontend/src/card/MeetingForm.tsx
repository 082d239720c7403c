/** A meeting in the office or a remote consultation, with its date and time. */
import { useState } from "preact/hooks";
import { naming, type Ref } from "../cards";
import { useDesk } from "../context";
import { WhenInput } from "../parts/Inputs";
import { type Side, Switch } from "../parts/Switch";
import { ActionForm } from "./ActionForm";

type Place = "meeting" | "remote";

export function MeetingForm({ card }: { card: Ref }) {
  const { desk, t } = useDesk();
  const [place, setPlace] = useState<Place>("meeting");
  const [at, setAt] = useState(() => desk.calendar.value.nextMorning(desk.clock.value.now_min));
  const action = () => ({ verb: "set_meeting", ...naming(card), place, at_min: at });
  const places: Side<Place>[] = [
    { id: "meeting", icon: "meeting", name: t("In the office") },
    { id: "remote", icon: "remote", name: t("Remote consultation") },
  ];
  return (
    <ActionForm card={card.id} {...{ action }} testid="meeting" label={t("Put into the calendar")}>
      <Switch label={t("Where")} testid="place" sides={places} on={place} turn={(to) => setPlace(to)} />
      <WhenInput atMin={at} change={setAt} testid="meeting" />
    </ActionForm>
  );
}
