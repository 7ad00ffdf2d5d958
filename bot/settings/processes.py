"""The settings of what a process does where several of them share the work."""

from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode

from bot.settings.refused import SettingRefused

Role = Literal["telegram", "discord", "worker", "scheduler"]

MOST_SHARDS = 64  # one bears 2,500 servers

_KNOWN: tuple[Role, ...] = get_args(Role)


class ProcessSettings(BaseSettings):
    """`telegram` and `discord` listen there, `worker` answers, writes and reads, `scheduler` does what one process does
    for all of them. Every process can speak on every platform it has a token for."""

    roles: Annotated[frozenset[Role], NoDecode] = frozenset()  # empty: all of them
    worker_concurrency: int = Field(default=300, ge=1, le=1000)  # drafts that one process writes at the same time
    discord_shards: int | None = 1  # that Discord tells its servers in; None: as many as it advises

    @field_validator("discord_shards", mode="before")
    @classmethod
    def _shards(cls, value: object) -> object:
        """'auto' -> None"""
        if isinstance(value, str) and value.strip().lower() == "auto":
            return None
        if not str(value).strip().isdecimal() or not 1 <= int(str(value)) <= MOST_SHARDS:
            raise SettingRefused(f"it takes a number from 1 to {MOST_SHARDS}, or auto", "shards", str(MOST_SHARDS))
        return value

    @field_validator("roles", mode="before")
    @classmethod
    def _roles(cls, value: object) -> object:
        """'telegram, worker' -> {'telegram', 'worker'}"""
        if not isinstance(value, str):
            return value
        named = [name for part in value.split(",") if (name := part.strip().lower())]
        if wrong := [name for name in named if name not in _KNOWN]:
            known = ", ".join(_KNOWN)
            why = f"it takes some of {known}, parted by commas, not {wrong[0][:40]!r}"
            raise SettingRefused(why, "roles", known, wrong[0][:40])
        return frozenset(named)

    def does(self, role: Role) -> bool:
        """Whether this process has that role."""
        return not self.roles or role in self.roles

    @property
    def does_everything(self) -> bool:
        """Whether this process can be the only one."""
        return all(map(self.does, _KNOWN))
