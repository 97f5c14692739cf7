"""Databases of a test's own, on the kind of server that the tests run on, for processes to be killed."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.db import connection
from psycopg import sql

ALL_ROWS = 'SELECT * FROM "{}"'

type Content = dict[str, list[str]]


@dataclass(frozen=True)
class SqliteFile:
    """A SQLite file."""

    path: Path

    @property
    def url(self) -> str:
        """Its ``DATABASE_URL``."""
        return f"sqlite:///{self.path}"

    def create(self) -> None:
        """Nothing to do: the file comes with the first table."""

    def copy(self, name: str, folder: Path) -> SqliteFile:
        """Another with the same content."""
        with sqlite3.connect(self.path) as opened:
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return SqliteFile(Path(shutil.copy(self.path, folder / f"{name}.sqlite3")))

    def drop(self) -> None:
        """Nothing to do: the folder of the test goes."""

    def content(self) -> Content:
        """All rows of all tables, as text."""
        with sqlite3.connect(self.path) as opened:
            tables = [
                name
                for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if "_fts" not in name and not name.startswith("sqlite_")
            ]
            return {
                name: sorted(map(repr, opened.execute(ALL_ROWS.format(name)))) for name in tables
            }


@dataclass(frozen=True)
class PostgresDatabase:
    """A database on the server of the tests."""

    name: str

    @property
    def _where(self) -> dict[str, Any]:
        given = connection.settings_dict
        found = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"],
                 "password": given["PASSWORD"]}  # fmt: skip
        return {key: value for key, value in found.items() if value}

    @property
    def url(self) -> str:
        """Its ``DATABASE_URL``."""
        where = self._where
        login = quote(str(where.get("user", "")), safe="")
        if password := where.get("password"):
            login = f"{login}:{quote(str(password), safe='')}"
        host = quote(str(where.get("host", "")), safe="")
        port = f":{where['port']}" if "port" in where else ""
        return f"postgres://{login}@{host}{port}/{self.name}"

    def _on_the_server(self, statement: sql.Composed) -> None:
        with psycopg.connect(**self._where, dbname="postgres", autocommit=True) as opened:
            opened.execute(statement)

    def create(self) -> None:
        """Make it, empty."""
        self.drop()
        self._on_the_server(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.name)))

    def copy(self, name: str, folder: Path) -> PostgresDatabase:
        """Another with the same content."""
        other = PostgresDatabase(f"{self.name}_{name}")
        other.drop()
        self._on_the_server(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(other.name), sql.Identifier(self.name)
            )
        )
        return other

    def drop(self) -> None:
        """Remove it."""
        self._on_the_server(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name))
        )

    def content(self) -> Content:
        """All rows of all tables, as text."""
        with psycopg.connect(**self._where, dbname=self.name) as opened:
            tables = [
                name
                for (name,) in opened.execute(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                )
            ]
            return {
                name: sorted(
                    repr(row)
                    for row in opened.execute(
                        sql.SQL("SELECT * FROM {}").format(sql.Identifier(name))
                    )
                )
                for name in tables
            }


type OwnDatabase = SqliteFile | PostgresDatabase


def new_database(folder: Path, name: str) -> OwnDatabase:
    """An empty database on the kind of server that the tests run on."""
    found: OwnDatabase = (
        SqliteFile(folder / f"{name}.sqlite3")
        if connection.vendor == "sqlite"
        else PostgresDatabase(f"own_{name}")
    )
    found.create()
    return found
