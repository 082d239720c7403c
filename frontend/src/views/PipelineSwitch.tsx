/** Which pipeline is shown, at the top left (R024); nothing where there is one only. */
import { useDesk } from "../context";
import { Icon } from "../parts/Icon";

export function PipelineSwitch() {
  const { desk, t, pick } = useDesk();
  const { pipeline, pipelines } = desk.cards;
  if (pipelines.value.length < 2) return null;
  const here = pipelines.value.find(({ id }) => id === pipeline.value);
  const items = pipelines.value.map(({ id, name }) => ({
    id: `pipeline-${id}`,
    label: pick(name),
    checked: id === pipeline.value,
    choose: () => void desk.cards.openPipeline(id),
  }));
  return (
    <button
      type="button"
      class="pipeline"
      aria-haspopup="menu"
      title={t("Choose a pipeline")}
      data-testid="pipeline"
      data-pipeline={pipeline.value}
      onClick={(event) => desk.screen.openMenu(event, t("Pipelines"), items)}
    >
      {pick(here?.name)}
      <Icon name="down" size={13} />
    </button>
  );
}
