/** The form of a filter: criteria to apply, and a name to keep them under. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Button } from "../parts/Button";
import { Labelled, Select, TextInput, wholeNumber } from "../parts/Inputs";
import type { Criteria } from "../seen";
import type { CardField, Due, FieldValue, Named } from "../types";
import { useDueNames } from "./chips";

export function FilterForm({ close }: { close(): void }) {
  const { desk, t } = useDesk();
  const [criteria, setCriteria] = useState<Criteria>(desk.cards.criteria.value);
  const put = (some: Criteria): void => setCriteria({ ...criteria, ...some });
  const apply = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (await desk.cards.apply(criteria, null)) close();
  };
  return (
    <form class="form filter-form" onSubmit={(event) => void apply(event)}>
      <Basics {...{ criteria, put }} />
      <Days {...{ criteria, put }} />
      <OwnFields {...{ criteria, put }} />
      <footer class="form__foot">
        <Button onClick={() => setCriteria({})}>{t("Clear")}</Button>
        <span class="spring" />
        <Button look="main" type="submit" data-testid="filter-apply">{t("Apply")}</Button>
      </footer>
      <SaveFilter criteria={criteria} close={close} />
    </form>
  );
}

interface PartProps {
  criteria: Criteria;
  put(some: Criteria): void;
}

function Basics({ criteria, put }: PartProps) {
  const { desk, t } = useDesk();
  const { sources, tags, employees } = desk.boot.value!.organisation;
  const { pipelines, pipeline } = desk.cards;
  const stages = pipelines.value.find(({ id }) => id === pipeline.value)?.stages ?? [];
  const people = employees.map(({ id, name }) => ({ id: String(id), name }));
  const dues = Object.entries(useDueNames()).map(([id, name]) => ({ id, name }));
  const works = [
    { id: "all", name: t("All cards") },
    { id: "open", name: t("In work") },
    { id: "closed", name: t("Finished cards") },
  ];
  return (
    <>
      <TextInput label={t("Name or phone")} value={criteria.query ?? ""} change={(query) => put({ query })} data-testid="filter-query" />
      <Select label={t("Work")} value={criteria.work ?? "all"} options={works} change={(work) => put({ work: work as "all" })} testid="filter-work" />
      {stages.length > 0 && <Many label={t("Status")} known={stages} chosen={criteria.stages ?? []} change={(ids) => put({ stages: ids })} />}
      <Many label={t("Source")} known={sources} chosen={criteria.sources ?? []} change={(ids) => put({ sources: ids })} />
      {tags.length > 0 && (
        <Many label={t("Tags")} known={tags} chosen={criteria.tags ?? []} change={(ids) => put({ tags: ids })} />
      )}
      <Select label={t("Next activity")} value={criteria.due ?? ""} options={dues} empty={t("Any")} change={(due) => put({ due: (due || null) as Due | null })} testid="filter-due" />
      {people.length > 1 && (
        <Select label={t("Responsible")} value={String(criteria.responsible ?? "")} options={people} empty={t("Any")} change={(id) => put({ responsible: id ? Number(id) : null })} testid="filter-responsible" />
      )}
    </>
  );
}

function Days({ criteria, put }: PartProps) {
  const { desk, t } = useDesk();
  const calendar = desk.calendar.value;
  const day = (atMin: number | null | undefined): string => (atMin == null ? "" : calendar.parts(atMin).date);
  const minute = (date: string, time: string): number | null => (date ? calendar.minute({ date, time }) : null);
  return (
    <div class="when">
      <TextInput label={t("Created from")} type="date" value={day(criteria.created_from_min)} change={(date) => put({ created_from_min: minute(date, "00:00") })} />
      <TextInput label={t("Created to")} type="date" value={day(criteria.created_to_min)} change={(date) => put({ created_to_min: minute(date, "23:59") })} />
    </div>
  );
}

/** The cards' own fields: a text fits where it is contained, everything else must be equal. */
function OwnFields({ criteria, put }: PartProps) {
  const { desk } = useDesk();
  const fields = desk.cards.filters.value?.fields ?? [];
  const set = (id: string, value: FieldValue): void => {
    const { [id]: _, ...others } = criteria.fields ?? {};
    put({ fields: value === "" ? others : { ...others, [id]: value } });
  };
  return <>{fields.map((field) => <OwnField key={field.id} field={field} value={criteria.fields?.[field.id]} set={set} />)}</>;
}

interface OwnFieldProps {
  field: CardField;
  value: FieldValue | undefined;
  set(id: string, value: FieldValue): void;
}

function OwnField({ field, value, set }: OwnFieldProps) {
  const { t, pick } = useDesk();
  const { id, type } = field;
  const label = pick(field.name);
  const yesNo = [{ id: "true", name: t("yes") }, { id: "false", name: t("no") }];
  const options = type === "flag" ? yesNo : field.options.map((option) => ({ id: String(option.id), name: pick(option.name) }));
  const chosen = value === undefined ? "" : String(value);
  const turn = (given: string): void => set(id, type === "flag" && given ? given === "true" : given);
  if (options.length > 0) return <Select {...{ label, options }} value={chosen} empty={t("Any")} change={turn} />;
  const whole = type === "money" || type === "number";
  return <TextInput label={label} type={type === "date" ? "date" : "text"} value={chosen} change={(typed) => set(id, whole ? wholeNumber(typed) : typed)} />;
}

export function Many(props: { label: string; known: Named[]; chosen: string[]; change(ids: string[]): void }) {
  const { pick } = useDesk();
  const toggle = (id: string): string[] =>
    props.chosen.includes(id) ? props.chosen.filter((each) => each !== id) : [...props.chosen, id];
  return (
    <fieldset class="many">
      <legend>{props.label}</legend>
      {props.known.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          class="chip"
          aria-pressed={props.chosen.includes(id)}
          data-testid={`criterion-${id}`}
          onClick={() => props.change(toggle(id))}
        >
          {pick(name)}
        </button>
      ))}
    </fieldset>
  );
}

function SaveFilter({ criteria, close }: { criteria: Criteria; close(): void }) {
  const { desk, t } = useDesk();
  const [name, setName] = useState("");
  const save = async (): Promise<void> => {
    const receipt = await desk.do({ verb: "save_filter", section: desk.cards.list.value, name, criteria });
    if (!receipt || receipt.refusal) return;
    await desk.cards.learnFilters();
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter") return;
    // It stands inside the form, where Enter would apply the filter instead.
    event.preventDefault();
    void save();
  };
  return (
    <div class="filter-form__save">
      <Labelled label={t("Save this filter as")}>
        {(id) => (
          <input
            id={id}
            value={name}
            maxLength={200}
            data-testid="filter-name"
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Labelled>
      <Button icon="star" data-testid="filter-save" onClick={() => void save()}>{t("Save the filter")}</Button>
    </div>
  );
}
