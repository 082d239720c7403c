"""All rows into a database, for SQL, pandas and export. The world itself never touches one."""

from typing import Any

from sqlalchemy import Engine, create_engine, event, insert, text
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
            columns = entity.__mapper__.columns.keys()
            rows = [
                {name: getattr(row, name) for name in columns} for row in crm.table(entity).values()
            ]
            if rows:
                connection.execute(insert(entity), rows)


def _only_reading(engine: Engine) -> None:
    @event.listens_for(engine, "before_cursor_execute")
    def read_only(connection: Any, cursor: Any, *_: Any) -> None:
        cursor.execute("PRAGMA query_only = ON")
