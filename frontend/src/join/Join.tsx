/** Joining the portal: the letter, the password, the profile, then the desk. */
import { useEffect } from "preact/hooks";
import { useDesk } from "../context";
import { Button } from "../parts/Button";
import { Icon } from "../parts/Icon";
import type { Me } from "../types";
import { LanguageSwitch } from "../views/ProfileButton";
import { PasswordForm } from "./PasswordForm";
import { ProfileForm } from "./ProfileForm";

type Step = "letter" | "password" | "profile";

/** Which step of joining is next; null when there is none. */
export function nextStep(me: Me): Step | null {
  if (!me.joined) return "letter";
  if (!me.invited) return null;
  if (!me.has_password) return "password";
  return Object.values(me.profile).some(Boolean) ? null : "profile";
}

export function needsJoining(me: Me): boolean {
  return nextStep(me) !== null;
}

export function Join() {
  const { desk, t } = useDesk();
  const step = nextStep(desk.me.value!) ?? "profile";
  // Nothing lies beside the letter yet, so there is room for the task.
  useEffect(() => void (desk.screen.lessonOpen.value = true), []);
  const steps: [Step, string][] = [
    ["letter", t("Invitation")],
    ["password", t("Password")],
    ["profile", t("Profile")],
  ];
  const at = steps.findIndex(([id]) => id === step);
  return (
    <main class="join" data-testid="join" data-step={step}>
      <div class="join__lang"><LanguageSwitch /></div>
      <ol class="join__steps">
        {steps.map(([id, name], index) => (
          <li key={id} aria-current={id === step ? "step" : undefined} class={index < at ? "done" : ""}>
            <span>{index < at ? <Icon name="check" size={12} /> : index + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      {step === "letter" && <Letter />}
      {step === "password" && <Paper title={t("Choose a password")}><PasswordForm /></Paper>}
      {step === "profile" && <Profile />}
    </main>
  );
}

function Paper({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="paper">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Profile() {
  const { desk, t } = useDesk();
  const later = (): void => {
    desk.me.value = { ...desk.me.value!, invited: false };
    void desk.begin();
  };
  return (
    <Paper title={t("My profile")}>
      <ProfileForm done={() => void desk.refresh()} />
      <Button look="plain" data-testid="profile-later" onClick={later}>{t("Later")}</Button>
    </Paper>
  );
}

function Letter() {
  const { desk, t, pick } = useDesk();
  const company = pick(desk.boot.value!.organisation.name);
  const me = desk.me.value!;
  const accept = async (): Promise<void> => {
    const receipt = await desk.do({ verb: "accept_invitation" });
    if (receipt && !receipt.refusal) await afterAccepting();
  };
  // A letter accepted: the password comes next, even where Python's view is still on its way.
  const afterAccepting = async (): Promise<void> => {
    await desk.refreshMe();
    const now = desk.me.value!;
    desk.me.value = { ...now, joined: true, invited: now.invited ?? true };
  };
  return (
    <article class="paper letter">
      <header class="letter__head">
        <p><span class="muted">{t("From")}</span> {t("Portal administrator")}</p>
        <p><span class="muted">{t("To")}</span> {me.name} &lt;{me.email}&gt;</p>
        <p><span class="muted">{t("Subject")}</span> <strong>{t("Invitation to the portal of «{company}»", { company })}</strong></p>
      </header>
      <p>{t("Hello, {name}!", { name: me.name })}</p>
      <p>{t("You have been invited to the portal on which all work with clients is done.")}</p>
      <p>{t("Your login is the address to which this letter was sent: {email}. You choose the password yourself.", { email: me.email })}</p>
      <Button look="main" icon="letter" disabled={desk.busy.value > 0} data-testid="accept" onClick={() => void accept()}>{t("Accept the invitation")}</Button>
    </article>
  );
}
