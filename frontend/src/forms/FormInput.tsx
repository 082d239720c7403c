/** The input that fits a field of a form. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Chips, FieldInput, Labelled, Lines, Select, TextInput, WhenInput, wholeNumber } from "../parts/Inputs";
import type { FormField } from "../seen";
import type { Choice, FieldValue } from "../types";

export interface FormInputProps {
  field: FormField;
  value: unknown;
  change(value: unknown): void;
}

const LONG = 12;

export function FormInput({ field, value, change }: FormInputProps) {
  const label = useLabel(field);
  const testid = `input-${field.name}`;
  if (field.type === "values") return <Values {...{ field, value, change }} />;
  if (field.many) return <Several {...{ field, value, change }} />;
  if (field.type === "choice" || field.type === "cards") return <OneOf {...{ field, value, change }} />;
  if (field.type === "moment") return <Moment {...{ field, value, change }} />;
  if (field.type === "prose")
    return (
      <Labelled label={label}>
        {(id) => (
          <textarea
            id={id}
            rows={4}
            maxLength={4000}
            value={text(value)}
            data-testid={testid}
            onInput={(event) => change(event.currentTarget.value)}
          />
        )}
      </Labelled>
    );
  if (field.type === "flag")
    return (
      <label class="check">
        <input type="checkbox" checked={value === true} data-testid={testid} onChange={(event) => change(event.currentTarget.checked)} />
        {label}
      </label>
    );
  const whole = field.type === "number" || field.type === "money";
  return (
    <TextInput
      label={label}
      type={field.type === "date" ? "date" : "text"}
      inputMode={whole ? "numeric" : "text"}
      value={text(value)}
      data-testid={testid}
      change={(typed) => change(whole ? wholeNumber(typed) : typed)}
    />
  );
}

function useLabel({ label, required, type }: FormField): string {
  const { pick } = useDesk();
  return `${pick(label)}${type === "money" ? ", ₽" : ""}${required ? " *" : ""}`;
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/** One of a list; a long list can be narrowed by typing. */
function OneOf({ field, value, change }: FormInputProps) {
  const { t, pick } = useDesk();
  const label = useLabel(field);
  const { options, shown } = useNarrowed(field, value);
  return (
    <>
      {shown}
      <Select
        label={label}
        value={text(value)}
        options={options.map(({ id, name }) => ({ id: String(id), name: pick(name) }))}
        empty={t("Not chosen")}
        testid={`input-${field.name}`}
        change={(chosen) => change(field.options.find(({ id }) => String(id) === chosen)?.id ?? null)}
      />
    </>
  );
}

function Several({ field, value, change }: FormInputProps) {
  const label = useLabel(field);
  const { options, shown } = useNarrowed(field, value);
  const chosen = Array.isArray(value) ? (value as Choice["id"][]) : [];
  if (field.options.length === 0) return <Lines label={label} lines={chosen} change={change} testid={`input-${field.name}`} />;
  return <Chips label={label} testid={`input-${field.name}`} {...{ options, chosen, change }}>{shown}</Chips>;
}

function useNarrowed({ options, label }: FormField, chosen: unknown) {
  const { t, pick } = useDesk();
  const [part, setPart] = useState("");
  const wanted = part.toLowerCase();
  const fits = ({ id, name }: Choice): boolean => id === chosen || pick(name).toLowerCase().includes(wanted);
  const shown = options.length > LONG && (
    <TextInput label={t("{what}: a part of the name", { what: pick(label) })} value={part} change={setPart} />
  );
  return { options: part ? options.filter(fits) : options, shown };
}

/** A date and a time; an optional one is asked for first. */
function Moment({ field, value, change }: FormInputProps) {
  const { desk, t } = useDesk();
  const label = useLabel(field);
  const suggested = (): number => desk.calendar.value.suggest(desk.clock.value.now_min, 60);
  if (typeof value !== "number")
    return (
      <div class="labelled">
        <span>{label}</span>
        <button type="button" class="chip" data-testid={`input-${field.name}`} onClick={() => change(suggested())}>{t("Choose a date and a time")}</button>
      </div>
    );
  return (
    <fieldset class="moment">
      <legend>{label}</legend>
      <WhenInput atMin={value} change={change} testid={`input-${field.name}`} />
    </fieldset>
  );
}

/** Fields of a card, as many as are wanted. */
function Values({ field, value, change }: FormInputProps) {
  const label = useLabel(field);
  const typed = (value ?? {}) as Record<string, FieldValue>;
  const fields = (field.fields ?? []).filter(({ editable }) => editable);
  if (fields.length === 0) return null;
  const put = (id: string, given: FieldValue): void => change({ ...typed, [id]: given });
  return (
    <fieldset class="values" data-testid={`input-${field.name}`}>
      <legend>{label}</legend>
      {fields.map((each) => (
        <FieldInput key={each.id} field={each} value={typed[each.id] ?? each.value ?? undefined} change={(given) => put(each.id, given)} />
      ))}
    </fieldset>
  );
}
