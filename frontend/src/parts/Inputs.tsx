/** Labelled inputs: a text, a choice, a date with a time, a card's own field. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../context";
import type { CardField, Choice, FieldValue } from "../types";

export function Labelled(props: { label: string; children: (id: string) => ComponentChildren; wide?: boolean }) {
  const id = useId();
  return (
    <div class={`labelled ${props.wide ? "labelled--wide" : ""}`}>
      <label for={id}>{props.label}</label>
      {props.children(id)}
    </div>
  );
}

export interface TextInputProps {
  label: string;
  value: string;
  type?: "text" | "tel" | "email" | "date";
  inputMode?: "text" | "numeric";
  change(value: string): void;
  "data-testid"?: string | undefined;
}

export function TextInput({ label, value, change, type = "text", inputMode = "text", ...rest }: TextInputProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          {...rest}
          id={id}
          type={type as "text"}
          inputMode={inputMode}
          maxLength={200}
          value={value}
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

export interface Option {
  id: string;
  name: string;
}

export interface SelectProps {
  label: string;
  value: string;
  options: Option[];
  empty?: string;
  change(value: string): void;
  testid?: string;
}

export function Select({ label, value, options, empty, change, testid }: SelectProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} value={value} data-testid={testid} onChange={(event) => change(event.currentTarget.value)}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => <option value={option.id}>{option.name}</option>)}
        </select>
      )}
    </Labelled>
  );
}

/** A date and a time as one minute since opening. */
export function WhenInput(props: { atMin: number; change(atMin: number): void; testid?: string }) {
  const { desk, t } = useDesk();
  const calendar = desk.calendar.value;
  const { date, time } = calendar.parts(props.atMin);
  const set = (next: { date?: string; time?: string }): void => {
    const atMin = calendar.minute({ date, time, ...next });
    if (!Number.isNaN(atMin)) props.change(atMin);
  };
  return (
    <div class="when">
      <Labelled label={t("Date")}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={date}
            data-testid={props.testid && `${props.testid}-date`}
            onChange={(event) => set({ date: event.currentTarget.value })}
          />
        )}
      </Labelled>
      <Labelled label={t("Time")}>
        {(id) => (
          <input
            id={id}
            type="time"
            step={300}
            value={time}
            data-testid={props.testid && `${props.testid}-time`}
            onChange={(event) => set({ time: event.currentTarget.value })}
          />
        )}
      </Labelled>
    </div>
  );
}

export interface FieldInputProps {
  field: CardField;
  value: FieldValue | undefined;
  change(value: FieldValue): void;
}

/** The input that fits a field's type. */
export function FieldInput({ field, value, change }: FieldInputProps) {
  const { t, pick } = useDesk();
  const label = pick(field.name);
  const testid = `field-${field.id}`;
  const several = Array.isArray(value) ? value : [];
  if (field.many && field.options.length === 0) return <Lines {...{ label, testid, change }} lines={several} />;
  if (field.many) return <Chips {...{ label, testid, change }} options={field.options} chosen={several} />;
  if (field.type === "choice") {
    const options = field.options.map((option) => ({ id: String(option.id), name: pick(option.name) }));
    const chosen = value === undefined ? "" : String(value);
    const choose = (id: string): void => change(field.options.find((option) => String(option.id) === id)?.id ?? "");
    return <Select {...{ label, options, testid }} change={choose} value={chosen} empty={t("Not chosen")} />;
  }
  if (field.type === "flag")
    return (
      <label class="check">
        <input
          type="checkbox"
          checked={value === true}
          data-testid={testid}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {label}
      </label>
    );
  const whole = field.type === "money" || field.type === "number";
  return (
    <TextInput
      label={field.type === "money" ? `${label}, ₽` : label}
      type={NATIVE[field.type] ?? "text"}
      inputMode={whole ? "numeric" : "text"}
      value={value === undefined ? "" : String(value)}
      data-testid={testid}
      change={(typed) => change(whole ? wholeNumber(typed) : typed)}
    />
  );
}

const NATIVE: Partial<Record<CardField["type"], "date" | "tel" | "email">> = { date: "date", phone: "tel", email: "email" };

export interface ChipsProps {
  label: string;
  options: Choice[];
  chosen: Choice["id"][];
  change(ids: Choice["id"][]): void;
  testid?: string;
  children?: ComponentChildren;
}

/** Several of a list, each turned on and off. */
export function Chips({ label, options, chosen, change, testid, children }: ChipsProps) {
  const { pick } = useDesk();
  const turn = (id: Choice["id"]): void =>
    change(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset class="many" data-testid={testid}>
      <legend>{label}</legend>
      {children}
      {options.map(({ id, name }) => (
        <button key={id} type="button" class="chip" aria-pressed={chosen.includes(id)} data-testid={`option-${id}`} onClick={() => turn(id)}>
          {pick(name)}
        </button>
      ))}
    </fieldset>
  );
}

export interface LinesProps {
  label: string;
  lines: unknown[];
  change(lines: string[]): void;
  testid: string;
}

/** Several texts, a line for each. */
export function Lines({ label, lines, change, testid }: LinesProps) {
  const { t } = useDesk();
  const each = t("a line for each");
  const put = (typed: string): void => change(typed.split("\n").map((line) => line.trim()).filter(Boolean));
  return (
    <Labelled label={`${label} (${each})`}>
      {(id) => <textarea id={id} rows={3} value={lines.join("\n")} data-testid={testid} onChange={(event) => put(event.currentTarget.value)} />}
    </Labelled>
  );
}

/** Digits as a number, whatever spaces were typed between them; anything else stays as typed. */
export function wholeNumber(typed: string): string | number {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : typed;
}
