/** The foot of a form: a way out, and the button that sends it. */
import { useDesk } from "../context";
import { Button } from "./Button";

export interface FootProps {
  action: string;
  testid: string;
  note?: string | undefined;
  look?: "main" | "danger";
  disabled?: boolean;
  cancel?: (() => void) | undefined;
}

export function Foot({ action, testid, note, look = "main", disabled = false, cancel }: FootProps) {
  const { desk, t } = useDesk();
  const off = disabled || desk.busy.value > 0;
  return (
    <footer class="form__foot">
      {cancel && <Button onClick={cancel}>{t("Cancel")}</Button>}
      <Button type="submit" look={look} note={note} disabled={off} data-testid={testid}>{action}</Button>
    </footer>
  );
}
