/** Labelled inputs: a text, a choice, a date with a time, a card's own field. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../context";
import type { CardField, FieldValue } from "../types";

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
  if (field.type === "choice") {
    const options = field.options.map((option) => ({ id: option.id, name: pick(option.name) }));
    const chosen = value === undefined ? "" : String(value);
    return <Select {...{ label, options, change, testid }} value={chosen} empty={t("Not chosen")} />;
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
      type={field.type === "date" ? "date" : "text"}
      inputMode={whole ? "numeric" : "text"}
      value={value === undefined ? "" : String(value)}
      data-testid={testid}
      change={(typed) => change(whole ? wholeNumber(typed) : typed)}
    />
  );
}

/** Digits as a number, whatever spaces were typed between them; anything else stays as typed. */
export function wholeNumber(typed: string): FieldValue {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : typed;
}
