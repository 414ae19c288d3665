"""What an installation may set, by environment variables that begin with KIKAO_."""

from functools import cached_property
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import URL, make_url

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="KIKAO_", frozen=True)

    data: Path = Field(Path("var"), description="folder for the SQLite file and the rescue key; made when missing")
    database_url: str = Field("", description="SQLAlchemy address; empty: SQLite in the data folder")
    host: str = Field("127.0.0.1", description="address to listen on")
    port: int = Field(8000, ge=0, le=65535, description="port to listen on")

    backup_key: str = Field("", description="public key that backups are locked to; made by `backup-key`")
    url: str = Field("", description="address people reach this server at, for links; empty: http://host:port")

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.url or f"http://{host}:{self.port}").rstrip("/")

    @cached_property
    def database(self) -> URL:
        """The database's address; plain postgresql:// means the psycopg driver, which is the one installed."""
        url = make_url(self.database_url or f"sqlite:///{self.data.resolve() / 'kikao.sqlite'}")
        return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url

    @property
    def loopback_only(self) -> bool:
        return self.host in LOOPBACK
