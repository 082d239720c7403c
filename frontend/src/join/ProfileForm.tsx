/** The trainee's own profile. */
import { useState } from "preact/hooks";
import { ActionForm } from "../card/ActionForm";
import { useDesk } from "../context";
import { FieldInput } from "../parts/Inputs";

export function ProfileForm({ done }: { done(): void }) {
  const { desk, t } = useDesk();
  const me = desk.me.value!;
  const [typed, setTyped] = useState<Record<string, string>>({});
  const action = () => (Object.keys(typed).length === 0 ? null : { verb: "fill_profile", fields: typed });
  const saved = (): void => void desk.refreshMe().then(done);
  return (
    <ActionForm card={null} {...{ action }} testid="profile" label={t("Save the profile")} done={saved}>
      <p class="muted">{t("Your colleagues find you and get to know you by it.")}</p>
      {desk.boot.value!.organisation.profile.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          value={typed[field.id] ?? me.profile[field.id]}
          change={(value) => setTyped({ ...typed, [field.id]: String(value) })}
        />
      ))}
    </ActionForm>
  );
}
