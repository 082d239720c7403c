/** Contacts who are the same person as the one being typed in, or have the same e-mail (R244). */
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../context";
import type { Twin, Views } from "../seen";
import type { Typed } from "./typed";

const PAUSE_MS = 300;
const KNOWN = ["name", "phone", "birth_date", "email"] as const;

export function Twins({ typed }: { typed: Typed }) {
  const { desk, t } = useDesk();
  const [found, setFound] = useState<Views["duplicates"] | null>(null);
  const asked = Object.fromEntries(KNOWN.map((name) => [name, String(typed[name] ?? "")]));
  const key = JSON.stringify(asked);
  useEffect(() => {
    if (Object.values(asked).every((text) => text === "")) return setFound(null);
    const timer = setTimeout(() => void desk.see("duplicates", asked).then(setFound), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  if (!found || found.refused.length + found.warned.length === 0) return null;
  return (
    <div class="form__refusal" role="status" data-testid="twins">
      {found.refused.map((twin) => <Line twin={twin} text={t("Such a contact is there already")} />)}
      {found.warned.map((twin) => <Line twin={twin} text={t("Another contact has this e-mail")} />)}
    </div>
  );
}

function Line({ twin, text }: { twin: Twin; text: string }) {
  const { desk, pick } = useDesk();
  const { contact, name, alike } = twin;
  return (
    <p>
      {text}: {alike.map((each) => pick(each)).join(", ")}{" "}
      {contact !== null && <button type="button" class="link" onClick={() => void desk.openCard({ id: contact, kind: "contact" })}>{name}</button>}
    </p>
  );
}
