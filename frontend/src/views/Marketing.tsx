/** Segments of clients, the campaigns to them, and what came of each (R258–R260). */
import { useDesk, useView } from "../context";
import { Empty, Loading } from "../parts/Bits";
import { Button } from "../parts/Button";
import type { Campaign, ChannelFigures, FigureTable, MarketingView } from "../reported";
import type { Both } from "../types";
import { CardName, Figured } from "./Widgets";

export function Marketing() {
  const { desk, t } = useDesk();
  const { value, failed, again } = useView("marketing");
  const open = (verb: string) => (): void => void desk.openForm(verb, null);
  return (
    <section class="section" aria-label={t("Segments and campaigns")} data-testid="marketing">
      <div class="section__bar">
        <h2 class="section__title">{t("Segments and campaigns")}</h2>
        <span class="spring" />
        <Button look="main" icon="plus" data-testid="add-segment" onClick={open("make_segment")}>{t("Make a segment")}</Button>
        <Button icon="send" data-testid="add-campaign" onClick={open("start_campaign")}>{t("Start a campaign")}</Button>
        <Button icon="flag" data-testid="tie-campaign" onClick={open("tie_campaign")}>{t("Tie a campaign")}</Button>
      </div>
      <div class="scroll">
        {value ? (
          <div class="widgets">
            <Segments segments={value.segments} />
            <Campaigns campaigns={value.campaigns} segments={value.segments} />
            <section class="figure figure--table"><h3>{t("Statistics of the channels")}</h3><Statistics rows={value.channels} /></section>
          </div>
        ) : <Loading {...{ failed, again }} />}
      </div>
    </section>
  );
}

function Segments({ segments }: Pick<MarketingView, "segments">) {
  const { t, pick } = useDesk();
  const kinds: Record<string, string> = { ready: t("ready"), static: t("static"), dynamic: t("dynamic") };
  return (
    <section class="figure figure--table">
      <h3>{t("Segments")}</h3>
      {segments.length === 0 && <Empty icon="filter">{t("There are no segments yet. A segment is a list of clients that have something in common.")}</Empty>}
      {segments.map(({ id, kind, name, members }) => (
        <details key={id} data-testid={`segment-${id}`}>
          <summary><strong>{pick(name)}</strong> <span class="tag">{kinds[kind] ?? kind}</span> <span class="muted">{t("clients: {n}", { n: members.length })}</span></summary>
          <div class="members">{members.map((member) => <CardName key={member.card} {...member} />)}</div>
        </details>
      ))}
    </section>
  );
}

function Campaigns({ campaigns, segments }: { campaigns: Campaign[]; segments: MarketingView["segments"] }) {
  const { desk, t, pick, when } = useDesk();
  const segment = (id: number | null): string => pick(segments.find((each) => each.id === id)?.name);
  return (
    <section class="figure figure--table">
      <h3>{t("Campaigns")}</h3>
      {campaigns.length === 0 && <Empty icon="send">{t("There are no campaigns yet.")}</Empty>}
      {campaigns.map((each) => (
        <details key={each.id} data-testid={`campaign-${each.id}`}>
          <summary>
            <strong>{segment(each.segment)}</strong> <span class="muted">{when(each.started_min)}</span>{" "}
            {each.tied && <span class="tag">{each.stopped_min === null ? t("for everybody who enters") : t("stopped")}</span>}
          </summary>
          <p>{each.text}</p>
          <Statistics rows={each.statistics} />
          {each.tied && each.stopped_min === null && (
            <Button look="plain" data-testid={`stop-${each.id}`} onClick={() => void desk.do({ verb: "stop_campaign", campaign: each.id })}>{t("Stop")}</Button>
          )}
        </details>
      ))}
    </section>
  );
}

function Statistics({ rows }: { rows: ChannelFigures[] }) {
  const { t } = useDesk();
  // The heads are words of the desk, in the language that is read now.
  const head = (id: string, name: string, kind: string) => ({ id, kind, name: { ru: name, en: name } satisfies Both });
  const table: FigureTable = {
    id: "channels",
    title: { ru: "", en: "" },
    columns: [
      head("name", t("Channel"), "text"),
      head("sent", t("Sent"), "number"),
      head("delivered", t("Delivered"), "number"),
      head("opened", t("Opened"), "number"),
      head("answered", t("Answered"), "number"),
      head("bought", t("Bought"), "number"),
      head("bought_rub", t("Sum"), "money"),
    ],
    rows: rows.map((row) => ({ ...row })),
  };
  return <Figured table={table} titled={false} />;
}
