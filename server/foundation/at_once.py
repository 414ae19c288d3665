"""Several statements in one round trip: psycopg's pipeline on PostgreSQL; on SQLite, which has none, in turn.

Measured on PostgreSQL: a statement by itself costs 0.3 to 0.5 ms, nearly all of it waiting and SQLAlchemy's own work.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import psycopg
from sqlalchemy import Boolean, Connection, Dialect, Executable, String, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session as Database
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

Given: TypeAlias = Mapping[str, Any] | Sequence[Mapping[str, Any]]
Statement: TypeAlias = tuple[Any, Given]
"""What is asked or written, and its values; a list of them runs it once for each."""
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


def send(connection: Connection, cursor: Any, statement: Executable, given: Given) -> None:
    text, values = as_text(statement, connection.dialect)
    many = not isinstance(given, Mapping)
    sent: Any = values | dict(given) if isinstance(given, Mapping) else [values | dict(one) for one in given]
    for listener in connection.dispatch.before_cursor_execute:  # as SQLAlchemy does with its own statements
        text, sent = listener(connection, cursor, text, sent, None, many)
    if many:
        cursor.executemany(text, sent)
    else:
        cursor.execute(text, sent)


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


class is_among(FunctionElement[bool]):
    """`is_among(column, strings("ids"))`: one text of SQL whatever the list's length, so it is prepared once."""

    type = Boolean()
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
