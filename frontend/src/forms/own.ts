/** Forms that Python does not make, because they have a place of their own on the screen. */
import { useDesk } from "../context";
import type { Letter } from "../reported";
import type { FormField, FormSpec, Views } from "../seen";
import type { Both, Choice } from "../types";

/** A text of the desk where a text of Python's is expected, in the language that is read now. */
const here = (text: string): Both => ({ ru: text, en: text });

const place = (name: string, type: FormField["type"], label: string, some: Partial<FormField> = {}): FormField => ({
  name, type, label: here(label), many: false, options: [], required: false, value: null, ...some,
});

export interface OwnForms {
  /** Tags, a stage, a responsible, a task for many cards at once. */
  mass(): FormSpec;
  answer(letter: Letter, templates: Views["templates"]): FormSpec;
  dealOf(letter: Letter): FormSpec;
}

export function useOwnForms(): OwnForms {
  const { desk, t } = useDesk();
  const { tags, employees, pipelines, me_can: can } = desk.boot.value!.organisation;
  const mass = (): FormSpec => {
    const { pipeline, pipelines: shown } = desk.cards;
    const stages = shown.value.find(({ id }) => id === pipeline.value)?.stages ?? [];
    const people: Choice[] = can.assign ? employees.map(({ id, name }) => ({ id, name: here(name) })) : [];
    const fields = [
      place("tags_add", "choice", t("Add tags"), { many: true, options: tags }),
      place("tags_remove", "choice", t("Remove tags"), { many: true, options: tags }),
      place("stage", "choice", t("Move to the stage"), { options: stages }),
      place("responsible", "choice", t("Responsible"), { options: people }),
      place("task", "text", t("Plan a task for each")),
      place("due_min", "moment", t("The task is due")),
    ];
    const title = here(t("Change the ticked cards"));
    return { verb: "edit_many", title, card: null, given: {}, fields: fields.filter(({ type, options }) => type !== "choice" || options.length > 0) };
  };
  const answer: OwnForms["answer"] = (letter, { rows }) => ({
    verb: "answer_letter",
    title: here(t("Answer: {subject}", { subject: letter.subject })),
    card: letter.card,
    given: { letter: letter.letter },
    fields: [
      ...(rows.length > 0 ? [place("template", "choice", t("Template"), { options: rows })] : []),
      place("text", "prose", rows.length > 0 ? t("Text; empty: the template's") : t("Text"), { required: rows.length === 0 }),
    ],
  });
  const dealOf = (letter: Letter): FormSpec => ({
    verb: "letter_to_deal",
    title: here(t("A deal of this letter")),
    card: letter.card,
    given: { letter: letter.letter },
    fields: [
      place("name", "text", t("Name of the deal"), { required: true, value: letter.subject }),
      place("pipeline", "choice", t("Pipeline"), { options: pipelines.filter(({ entity }) => entity === "deal") }),
    ],
  });
  return { mass, answer, dealOf };
}
