"""All rows into a database, for SQL, pandas and export. The world itself never touches one."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from crmsim.crm.entities import TABLES, Base
from crmsim.crm.store import Crm


def snapshot(crm: Crm, url: str) -> None:
    """Write all rows into the empty database at any SQLAlchemy URL."""
    engine = create_engine(url)
    try:
        _write(crm, engine)
    finally:
        engine.dispose()


def query_rows(crm: Crm, query: str) -> list[dict[str, Any]]:
    """What a SELECT gives over a fresh snapshot in memory; ValueError, with why, for any other."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        _write(crm, engine)
        _only_reading(engine)
        with engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(query)).mappings()]
    except SQLAlchemyError as error:
        why = error.__cause__ or error
        raise ValueError(f"The query gives no rows: {why}.") from None
    finally:
        engine.dispose()


def _write(crm: Crm, engine: Engine) -> None:
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for entity in TABLES:
            _write_table(connection, entity, list(crm.table(entity).values()))


def _write_table(connection: Connection, entity: type[Base], rows: list[Any]) -> None:
    """The rows of an entity; of a card also the row that all cards share."""
    for table in entity.__mapper__.tables:
        names = [column.name for column in table.columns]
        values = [{name: getattr(row, name) for name in names} for row in rows]
        if values:
            connection.execute(insert(table), values)


def _only_reading(engine: Engine) -> None:
    @event.listens_for(engine, "before_cursor_execute")
    def read_only(connection: Any, cursor: Any, *_: Any) -> None:
        cursor.execute("PRAGMA query_only = ON")
