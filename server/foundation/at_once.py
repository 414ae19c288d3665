"""Several statements in one round trip: psycopg's pipeline on PostgreSQL; on SQLite, which has none, in turn.

Measured on PostgreSQL: a statement by itself costs 0.3 to 0.5 ms, nearly all of it waiting and SQLAlchemy's own work.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias

import psycopg
from sqlalchemy import Connection, Dialect, Insert, String, bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, JSON
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session as Database
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator

Given: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]
Statement: TypeAlias = tuple[Any, Given]
"""What is asked or written, and its values; a list of them is for an insert of as many rows."""
Rows: TypeAlias = Sequence[Any]


def at_once(db: Database, *statements: Statement) -> list[Rows]:
    """The rows of each statement, in their order; raises DBAPIError as SQLAlchemy does."""
    connection = db.connection()
    if connection.dialect.name == "postgresql":
        return in_a_pipeline(connection, statements)
    answers = [connection.execute(statement, given) for statement, given in statements]
    return [answer.all() if answer.returns_rows else [] for answer in answers]


def in_a_pipeline(connection: Connection, statements: Sequence[Statement]) -> list[Rows]:
    driver: Any = connection.connection.driver_connection
    cursors = []
    try:
        with driver.pipeline():
            for statement, given in statements:
                cursors.append(driver.cursor())
                send(connection, cursors[-1], statement, given)
    except psycopg.Error as error:
        raise DBAPIError.instance(None, None, error, psycopg.Error, dialect=connection.dialect) from error
    return [cursor.fetchall() if cursor.description else [] for cursor in cursors]


def send(connection: Connection, cursor: Any, statement: Any, given: Given) -> None:
    one: Mapping[str, Any] = given if isinstance(given, Mapping) else {"rows": json.dumps(given, default=stamped)}
    text, values = as_text(statement if one is given else with_all_rows(statement), connection.dialect)
    sent: Any = values | dict(one)
    for listener in connection.dispatch.before_cursor_execute:  # as SQLAlchemy does with its own statements
        text, sent = listener(connection, cursor, text, sent, None, False)
    cursor.execute(text, sent)


def stamped(value: Any) -> str:
    """Times within JSON."""
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a row")


@lru_cache(100)
def with_all_rows(statement: Insert) -> Insert:
    """The same insert, but of many rows that come as one JSON value: one message to PostgreSQL instead of one a row.

    It then is one statement: no two of its rows may be for the same key, where it updates what is there.
    """
    names = [column.name for column in statement.table.columns]
    like: Any = literal_column(f'NULL::"{statement.table.name}"')
    found = func.json_populate_recordset(like, bindparam("rows", type_=JSON())).table_valued(*names)
    return statement.from_select(names, select(*(found.c[name] for name in names)))


@lru_cache(100)
def as_text(statement: Any, dialect: Dialect) -> tuple[str, dict[str, Any]]:
    """Statements are built once for each module, so each is put into SQL once."""
    compiled = statement.compile(dialect=dialect)
    return str(compiled), dict(compiled.params)


class Strings(TypeDecorator[list[str]]):
    """A list as one value: an array on PostgreSQL, JSON on SQLite."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(ARRAY(String()) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else json.dumps(value)


class is_among(FunctionElement[Any]):
    """`is_among(column, strings("ids"))`: one text of SQL whatever the list's length, so it is prepared once.

    Not typed as Boolean: SQLite has none, so SQLAlchemy would write `… = 1`, and then SQLite uses no index.
    """

    type = NullType()
    inherit_cache = True


@compiles(is_among, "sqlite")
def is_among_on_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    column, values = (compiler.process(clause, **more) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(is_among, "postgresql")
def is_among_on_postgresql(element: Any, compiler: Any, **more: Any) -> str:
    column, values = (compiler.process(clause, **more) for clause in element.clauses)
    return f"{column} = ANY ({values})"


def strings(name: str) -> Any:
    return bindparam(name, type_=Strings())
