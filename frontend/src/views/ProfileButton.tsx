/** The trainee's own corner: who they are, their profile, and the language of the desk. */
import { useState } from "preact/hooks";
import { useDesk } from "../context";
import { Avatar } from "../parts/Bits";
import { Button } from "../parts/Button";
import { type Side, Switch } from "../parts/Switch";
import type { Lang } from "../types";
import { Popover } from "./Popover";

const LANGUAGES: Side<Lang>[] = [
  { id: "ru", lang: "ru", name: "Русский" },
  { id: "en", lang: "en", name: "English" },
];

export function ProfileButton() {
  const { desk, t } = useDesk();
  const [open, setOpen] = useState(false);
  const me = desk.me.value!;
  const edit = (kind: "profile" | "password"): void => {
    setOpen(false);
    desk.screen.dialog.value = { kind };
  };
  return (
    <div class="anchor">
      <button
        type="button"
        class="me"
        aria-label={t("Profile: {name}", { name: me.name })}
        title={me.name}
        aria-expanded={open}
        data-testid="profile"
        onClick={() => setOpen(!open)}
      >
        <Avatar name={me.name} size={30} />
      </button>
      {open && (
        <Popover label={t("Profile")} close={() => setOpen(false)}>
          <div class="me__head">
            <Avatar name={me.name} size={44} />
            <div><strong>{me.name}</strong><div class="muted">{me.email}</div></div>
          </div>
          <div class="me__body">
            <Button icon="comment" data-testid="edit-profile" onClick={() => edit("profile")}>{t("Edit the profile")}</Button>
            <Button icon="check" data-testid="edit-password" onClick={() => edit("password")}>{t("Change the password")}</Button>
            <LanguageSwitch />
          </div>
        </Popover>
      )}
    </div>
  );
}

export function LanguageSwitch() {
  const { desk, t } = useDesk();
  const { lang } = desk.words;
  const turn = (to: Lang): void => void desk.setLang(to);
  return <Switch label={t("Language")} testid="lang" sides={LANGUAGES} on={lang.value} turn={turn} />;
}
