"""The section «Settings»: rights, pipelines, automatic processes; for an administrator (R037)."""

from collections.abc import Iterable

from crmsim.crm.automation import Robot
from crmsim.crm.organisation import Pipeline
from crmsim.crm.settings import robot_is_on
from crmsim.crm.store import Crm
from crmsim.crm.verbs.settings import administrator, lacking_to_drop
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.shapes import Both, PipelineSetting, SettingsShown, both
from crmsim.words import LANGUAGES


@view
def settings(crm: Crm, asked: Asked) -> SettingsShown:
    """All that an administrator may set; for anybody else empty, with a sentence (R037)."""
    refused = administrator(crm)
    if refused is not None:
        return _nothing(both(refused.why))
    company = crm.organisation
    return {
        "allowed": True,
        "why": None,
        "roles": [
            {"id": r.id, "name": both(r.name), "sees": r.sees, "admin": r.admin}
            for r in company.roles
        ],
        "pipelines": _pipelines(crm, company.pipelines),
        "robots": [
            {"id": r.id, "text": _words(r), "on": robot_is_on(crm, r.id)} for r in company.robots
        ],
    }


def _words(robot: Robot) -> Both:
    """What a robot says or writes; its step, where it has no words."""
    return dict.fromkeys(LANGUAGES, robot.do) if robot.text is None else both(robot.text)


def _nothing(why: Both) -> SettingsShown:
    return {"allowed": False, "why": why, "roles": [], "pipelines": [], "robots": []}


def _pipelines(crm: Crm, pipelines: Iterable[Pipeline]) -> list[PipelineSetting]:
    cards = crm.moving()
    standing = [card.pipeline for card in cards]
    return [
        {
            "id": pipeline.id,
            "name": both(pipeline.name),
            "stages": [both(stage.name) for stage in pipeline.stages],
            "cards": standing.count(pipeline.id),
            "can_drop": not lacking_to_drop(crm, pipeline),
        }
        for pipeline in pipelines
    ]
