"""What something costs by a company's price list (R127, R129, R140)."""

from collections.abc import Mapping

from crmsim.crm.contracts import Price, PriceList
from crmsim.crm.organisation import Organisation


def price_list(company: Organisation, name: str) -> PriceList:
    """The price list of that name; KeyError where there is none."""
    found = next((one for one in company.price_lists if one.id == name), None)
    if found is None:
        raise KeyError(name)
    return found


def price_of(company: Organisation, name: str, values: Mapping[str, object]) -> int | None:
    """Whole rubles by the price list *name*; None where its field is blank or no row fits."""
    prices = price_list(company, name)
    value = values.get(prices.by)
    if value is None:
        return None
    return next((row.rub for row in prices.rows if _fits(row, value)), None)


def _fits(row: Price, value: object) -> bool:
    if row.option is not None:
        return row.option == value
    return row.up_to is None or (isinstance(value, int) and value <= row.up_to)
