/** The questions of a lesson; an answer stands once it is given. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Button } from "../parts/Button";
import type { Question } from "../seen";

export function Questions({ questions }: { questions: Question[] }) {
  const { t } = useDesk();
  if (questions.length === 0) return null;
  return (
    <section class="questions" data-testid="questions">
      <h3>{t("Questions")}</h3>
      {questions.map((question) => <Ask key={question.id} question={question} />)}
    </section>
  );
}

function Ask({ question }: { question: Question }) {
  const { desk, t, pick } = useDesk();
  const [choice, setChoice] = useState<string | null>(null);
  const given = question.answer;
  const answer = (): void =>
    void desk.do({ verb: "answer_question", question: question.id, choice });
  return (
    <fieldset class="question" disabled={given !== null} data-testid={`question-${question.id}`}>
      <legend>{pick(question.text)}</legend>
      {question.choices.map(({ id, name }) => (
        <label key={id} class="check">
          <input
            type="radio"
            name={`${question.id}`}
            checked={(given ?? choice) === id}
            data-testid={`choice-${question.id}-${id}`}
            onChange={() => setChoice(id)}
          />
          {pick(name)}
        </label>
      ))}
      {given === null && choice !== null && (
        <Button look="main" data-testid={`answer-${question.id}`} onClick={answer}>{t("Answer; it cannot be changed")}</Button>
      )}
      {given !== null && <p class="muted">{t("Answered")}</p>}
    </fieldset>
  );
}
