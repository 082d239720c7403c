/** Which notices the trainee wants: each switch takes effect at once. */
import { useDesk } from "../context";

const KINDS = ["task_due", "lead_arrived"];

export function Notices() {
  const { desk, t } = useDesk();
  const { muted } = desk.me.value!;
  const names: Record<string, string> = { task_due: t("Tasks that are due"), lead_arrived: t("New leads") };
  const turn = async (kind: string): Promise<void> => {
    const wanted = (one: string): boolean => muted.includes(one) === (one === kind);
    await desk.do({ verb: "set_notices", tasks: wanted("task_due"), leads: wanted("lead_arrived") });
    await desk.refreshMe();
  };
  return (
    <fieldset class="notices" data-testid="notices">
      <legend>{t("Notify me of")}</legend>
      {KINDS.map((kind) => (
        <label key={kind} class="check">
          <input type="checkbox" checked={!muted.includes(kind)} data-testid={`notice-${kind}`} onChange={() => void turn(kind)} />
          {names[kind]}
        </label>
      ))}
    </fieldset>
  );
}
