"""The menu beside the grammar."""

from typing import get_args

from bot.commands import (
    Address,
    Again,
    AskMe,
    Begin,
    CarryOn,
    Command,
    Done,
    Greeting,
    HowFar,
    JustWrite,
    LookAtPhotos,
    Nod,
    Operate,
    Revisions,
    Say,
    Thanks,
    There,
    Unknown,
)
from bot.commands.grammar import parse
from bot.commands.menu import MENU

SAID_WITHOUT_A_SLASH = {
    Address, Again, AskMe, CarryOn, Done, Greeting, HowFar, JustWrite, LookAtPhotos, Nod, Revisions, Say, Thanks,
    There, Unknown,
}  # fmt: skip


def test_each_command_is_on_the_menu_or_one_that_is_never_typed_with_a_slash() -> None:
    offered = {type(parse(f"/{offer.name['en']}")) for offer in MENU}
    assert offered | SAID_WITHOUT_A_SLASH | {Begin, Operate} == set(get_args(Command))
    assert not offered & SAID_WITHOUT_A_SLASH
