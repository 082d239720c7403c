/** Forms of one text: a comment for the timeline, a message for the client. */
import { useEffect, useRef, useState } from "preact/hooks";
import { naming, type Ref } from "../cards";
import { useDesk } from "../context";
import { ActionForm } from "./ActionForm";

export function CommentForm({ card }: { card: Ref }) {
  const { t } = useDesk();
  const label = t("What was talked about, and what was agreed?");
  return <TextForm {...{ card, label }} verb="add_comment" testid="comment" save={t("Save the comment")} />;
}

export function MessageForm({ card }: { card: Ref }) {
  const { t } = useDesk();
  const label = t("A message to the client");
  return <TextForm {...{ card, label }} verb="message_client" testid="message" save={t("Send")} />;
}

interface TextFormProps {
  card: Ref;
  verb: string;
  testid: string;
  label: string;
  save: string;
}

function TextForm({ card, verb, testid, label, save }: TextFormProps) {
  const { desk } = useDesk();
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  const named = desk.screen.field.value;
  useEffect(() => {
    if (named === testid) area.current?.focus();
  }, [named]);
  const action = () => ({ verb, ...naming(card), text });
  return (
    <ActionForm card={card.id} {...{ action, testid }} label={save} done={() => setText("")}>
      <textarea
        ref={area}
        rows={3}
        maxLength={4000}
        placeholder={label}
        aria-label={label}
        value={text}
        data-testid={`${testid}-text`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </ActionForm>
  );
}
