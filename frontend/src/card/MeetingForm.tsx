/** A meeting in the office or a remote consultation, with its date and time. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { WhenInput } from "../parts/Inputs";
import { type Side, Switch } from "../parts/Switch";
import { ActionForm } from "./ActionForm";

type Place = "meeting" | "remote";

export function MeetingForm({ lead }: { lead: number }) {
  const { desk, t } = useDesk();
  const [place, setPlace] = useState<Place>("meeting");
  const [at, setAt] = useState(() => desk.calendar.value.nextMorning(desk.clock.value.now_min));
  const action = () => ({ verb: "set_meeting", lead, place, at_min: at });
  const places: Side<Place>[] = [
    { id: "meeting", icon: "meeting", name: t("In the office") },
    { id: "remote", icon: "remote", name: t("Remote consultation") },
  ];
  return (
    <ActionForm {...{ lead, action }} testid="meeting" label={t("Put into the calendar")}>
      <Switch label={t("Where")} testid="place" sides={places} on={place} turn={(to) => setPlace(to)} />
      <WhenInput atMin={at} change={setAt} testid="meeting" />
    </ActionForm>
  );
}
