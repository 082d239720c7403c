/** The password, twice. What is typed lives in the two inputs alone, and leaves them as it is sent. */
import { useRef, useState } from "preact/hooks";
import { useDesk } from "../context";
import { Foot } from "../parts/Foot";
import { Labelled } from "../parts/Inputs";
import { Reasons } from "../parts/ToastList";
import type { Refusal } from "../types";
import { type Strength, strengthOf } from "./strength";

const NOTHING: Strength = { length: 0, kinds: 0 };

export function PasswordForm({ done }: { done?(): void }) {
  const { desk, t, pick } = useDesk();
  const [strength, setStrength] = useState(NOTHING);
  const [keep, setKeep] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const asked = desk.setPassword(emptied(first.current!), emptied(second.current!), keep);
    setStrength(NOTHING);
    const receipt = await asked;
    setRefusal(receipt?.refusal ?? null);
    if (receipt && !receipt.refusal) await desk.refreshMe().then(done);
  };
  return (
    <form class="form" autocomplete="off" onSubmit={(event) => void send(event)}>
      <Typed label={t("Password")} input={first} testid="password-first" typed={(text) => setStrength(strengthOf(text))} />
      <Meter strength={strength} />
      <Typed label={t("The password again")} input={second} testid="password-second" />
      <Keep keep={keep} choose={setKeep} />
      {refusal && (
        <div class="form__refusal" role="alert" data-testid="form-refusal">
          <Reasons refused={{ reasons: refusal.reasons, card: null, action: null }} text={pick(refusal.text)} />
        </div>
      )}
      <Foot action={t("Ready")} testid="password-save" disabled={keep === ""} />
      {desk.me.value!.has_password && (
        <button type="button" class="link" data-testid="password-forgot" onClick={() => void desk.do({ verb: "recover_password" })}>
          {t("Forgot it?")}
        </button>
      )}
    </form>
  );
}

/** What an input held; it holds nothing afterwards. */
function emptied(input: HTMLInputElement): string {
  const typed = input.value;
  input.value = "";
  return typed;
}

interface TypedProps {
  label: string;
  input: { current: HTMLInputElement | null };
  testid: string;
  typed?: (text: string) => void;
}

function Typed({ label, input, testid, typed }: TypedProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          ref={input}
          id={id}
          type="password"
          autocomplete="new-password"
          data-testid={testid}
          onInput={(event) => typed?.(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

function Meter({ strength }: { strength: Strength }) {
  const { desk, t } = useDesk();
  const policy = desk.boot.value!.organisation.password;
  const long = strength.length >= policy.min_length;
  const mixed = strength.kinds >= policy.min_kinds;
  const step = strength.length === 0 ? 0 : 1 + Number(long) + Number(mixed);
  const words = [t("Nothing typed yet"), t("Weak"), t("Not enough yet"), t("Strong enough")];
  return (
    <div class={`meter meter--${step}`}>
      <div class="meter__bar" aria-hidden="true"><i /><i /><i /></div>
      <p aria-live="polite">{words[step]}</p>
      <p class="muted">
        {t("At least {length} characters, of at least {kinds} kinds: lower case, upper case, digits, other signs.", {
          length: policy.min_length,
          kinds: policy.min_kinds,
        })}
      </p>
    </div>
  );
}

function Keep({ keep, choose }: { keep: string; choose(keep: string): void }) {
  const { t } = useDesk();
  const places: [string, string][] = [
    ["memory", t("In my memory or a password manager only")],
    ["paper", t("On a sheet of paper at my desk")],
    ["colleague", t("I will tell a colleague, just in case")],
  ];
  return (
    <fieldset class="question">
      <legend>{t("Where will you keep it?")}</legend>
      {places.map(([id, name]) => (
        <label key={id} class="check">
          <input type="radio" name="keep" checked={keep === id} data-testid={`keep-${id}`} onChange={() => choose(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
