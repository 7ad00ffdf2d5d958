"""What only whoever runs the bot can mend: they read what to do, and nobody else reads the name of a setting."""

import re

import pytest

from bot.drafts.model_errors import Busy, ModelError, NotUnderstood, PromptTooLong, WrongKey
from bot.drafts.operator_news import AGAIN, OperatorNews
from bot.model import LANGUAGES, Language
from bot.people.access.admins import InWords
from bot.wording import words_in
from styles import Prompt, learn
from tests.support.people import ScriptedWriter, Stage
from tests.support.posts import CHATTY

SETTING = re.compile(r"[A-Z]{3,}_[A-Z_]+|\.env|-c \d|doctor")
OVERFLOW = PromptTooLong("localhost:8080", 6542, 4096, "llama.cpp")
ONLY_THEY_CAN_MEND = [WrongKey("model.example"), NotUnderstood("model.example"), OVERFLOW]


class Admins:
    """Whoever runs the bot, with all they were told, at a time that is set by hand."""

    def __init__(self, *writes: ModelError) -> None:
        self.told: list[str] = []
        self.time = 1000.0
        self.writer = ScriptedWriter()
        self.writer.will(*([error] for error in writes))
        self.news = OperatorNews(self.writer, 5000, words_in("en", operator=True), lambda: self.time, self._tell)

    async def _tell(self, say: InWords) -> bool:
        self.told.append(say(words_in("en", operator=True)))
        return True

    async def fails(self) -> ModelError:
        with pytest.raises(ModelError) as raised:
            [piece async for piece in self.news.write(Prompt(learn(CHATTY), "제주", person="fake:ann"))]
        return raised.value


async def test_they_are_told_once_an_hour_what_to_start_or_set() -> None:
    admins = Admins(OVERFLOW, OVERFLOW, OVERFLOW)
    await admins.fails()
    await admins.fails()
    said = "The prompt has 6,542 tokens, the server takes 4,096: start it with -c 16384 or set CARD_TOKENS=1000."
    assert admins.told == [said]
    admins.time += AGAIN
    await admins.fails()
    assert admins.told == [said, said]


async def test_a_busy_server_is_no_news() -> None:
    admins = Admins(Busy("model.example"), WrongKey("model.example"))
    await admins.fails()
    assert admins.told == []
    await admins.fails()
    assert len(admins.told) == 1


@pytest.mark.parametrize("trouble", ONLY_THEY_CAN_MEND, ids=lambda error: type(error).__name__)
async def test_people_never_read_the_name_of_a_setting_and_admins_do(stage: Stage, trouble: ModelError) -> None:
    ann, ben = await stage.blogger(), await stage.blogger("ben")
    stage.admits(admins=[ben.id])
    stage.writer.will([trouble], [trouble])
    told = [(await person.says("/write 제주\n메모")).text for person in (ann, ben)]
    assert told == [trouble.sentence(words_in("ko")), trouble.sentence(words_in("ko", operator=True))]
    assert [bool(SETTING.search(text)) for text in told] == [False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outline_names_no_setting_either(language: Language) -> None:
    assert not SETTING.search(words_in(language).outline_only())
