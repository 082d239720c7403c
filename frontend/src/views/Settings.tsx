/** The settings of an administrator: rights, pipelines, robots (R037). */
import { useDesk, useView } from "../context";
import { Empty, Loading } from "../parts/Bits";
import { Button } from "../parts/Button";
import type { SettingsView } from "../reported";

export function Settings() {
  const { t, pick } = useDesk();
  const { value, failed, again } = useView("settings");
  return (
    <section class="section" aria-label={t("Settings")} data-testid="settings">
      <div class="section__bar"><h2 class="section__title">{t("Settings")}</h2></div>
      <div class="scroll">
        {value === null && <Loading {...{ failed, again }} />}
        {value && !value.allowed && <Empty icon="info">{pick(value.why)}</Empty>}
        {value?.allowed && (
          <div class="widgets">
            <Rights roles={value.roles} />
            <Pipelines pipelines={value.pipelines} />
            <Robots robots={value.robots} />
          </div>
        )}
      </div>
    </section>
  );
}

function Rights({ roles }: Pick<SettingsView, "roles">) {
  const { desk, t, pick } = useDesk();
  const whose = [["own", t("Own cards")], ["department", t("The department's cards")], ["all", t("All cards")]];
  return (
    <section class="figure figure--table">
      <h3>{t("Whose cards a role sees")}</h3>
      <table class="table table--still table--small">
        <tbody>
          {roles.map((role) => (
            <tr key={role.id}>
              <th scope="row">{pick(role.name)}</th>
              <td>
                <select
                  aria-label={pick(role.name)}
                  value={role.sees}
                  data-testid={`right-${role.id}`}
                  onChange={(event) => void desk.do({ verb: "set_right", role: role.id, sees: event.currentTarget.value })}
                >
                  {whose.map(([id, name]) => <option value={id}>{name}</option>)}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Pipelines({ pipelines }: Pick<SettingsView, "pipelines">) {
  const { desk, t, pick } = useDesk();
  return (
    <section class="figure figure--table">
      <h3>{t("Pipelines")}</h3>
      <table class="table table--still table--small">
        <tbody>
          {pipelines.map((each) => (
            <tr key={each.id}>
              <th scope="row">{pick(each.name)}</th>
              <td>{each.stages.map((stage) => pick(stage)).join(" → ")}</td>
              <td class="nowrap">{t("Cards: {n}", { n: each.cards })}</td>
              <td>
                <Button look="plain" disabled={!each.can_drop} data-testid={`drop-${each.id}`} onClick={() => void desk.do({ verb: "drop_pipeline", pipeline: each.id })}>{t("Delete")}</Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button icon="plus" data-testid="add-pipeline" onClick={() => void desk.openForm("add_pipeline", null)}>{t("Add a pipeline")}</Button>
    </section>
  );
}

function Robots({ robots }: Pick<SettingsView, "robots">) {
  const { desk, t, pick } = useDesk();
  return (
    <section class="figure">
      <h3>{t("Robots")}</h3>
      {robots.length === 0 && <p class="muted">{t("This company has no robots.")}</p>}
      {robots.map(({ id, text, on }) => (
        <label key={id} class="check">
          <input type="checkbox" role="switch" checked={on} data-testid={`robot-${id}`} onChange={(event) => void desk.do({ verb: "set_robot", robot: id, on: event.currentTarget.checked })} />
          {pick(text)}
        </label>
      ))}
    </section>
  );
}
