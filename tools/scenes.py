"""Where a company has more sections than the first lessons: what the pictures show of them."""

from collections.abc import Callable

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.marketing import StartCampaign
from crmsim.crm.verbs.requests import AcceptRequest
from tests.browser.desk import DeskPage

Scene = Callable[[DeskPage], None]


def _refused(desk: DeskPage) -> None:
    """A deal is dropped where a field is still missing."""
    tile = desk.at("column-NEW").locator(".tile").first
    desk.drag(int((tile.get_attribute("data-testid") or "").removeprefix("card-")), "REQUEST")
    desk.at("offer-update_deal").wait_for()


def _fill(desk: DeskPage) -> None:
    desk.at("offer-update_deal").click()
    desk.at("fill-save").wait_for()


def _requests(desk: DeskPage) -> None:
    desk.at("section-deals").click()
    desk.at("column-UNSORTED").wait_for()


def _mass(desk: DeskPage) -> None:
    desk.at("mode-list").click()
    desk.at("tick-all").check()
    desk.at("mass-edit_many").wait_for()


def _mail(desk: DeskPage) -> None:
    desk.at("section-mail").click()
    desk.at("mail").locator(".letter").first.click()
    desk.at("letter-body").wait_for()


def _section(name: str) -> Scene:
    def open_it(desk: DeskPage) -> None:
        desk.at(f"section-{name}").click()
        desk.at(name).locator("table").last.wait_for()

    return open_it


SECTIONS: dict[str, tuple[type[Action], dict[str, Scene]]] = {
    "orders/first-order-v1": (UpdateDeal, {"refused": _refused, "fill": _fill}),
    "scrap/first-suppliers-v1": (AcceptRequest, {"requests": _requests, "mass": _mass}),
    "toolkit/repeat-v1": (
        StartCampaign,
        {
            "desktop": _section("desktop"),
            "mail": _mail,
            "marketing": _section("marketing"),
            "analytics": _section("analytics"),
        },
    ),
}
"""The lessons with more sections: until when they are played, and what is looked at."""
