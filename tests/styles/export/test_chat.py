"""Notes and posts as a trainer reads them: TRL's conversational language modeling, a line each."""

import json
from typing import Literal

from pydantic import BaseModel, ConfigDict

from styles import learn, prompt
from styles.export.chat import chat_lines
from styles.model import Demonstration
from styles.prompting.fences import mark_of, mark_of_draft
from tests.styles.notes.cards import card_in
from tests.support.travels import travel


class Said(BaseModel):
    """A message as TRL's data sets have it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    role: Literal["system", "user", "assistant"]
    content: str


class Example(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    messages: list[Said]


WALK = Demonstration("비 오는 날", ("비 옴", "걸음 2시간"), "비가 왔다.\n\n두 시간을 걸었다.\u2028그리고 끝.")


def test_each_post_is_a_line_that_a_trainer_reads() -> None:
    lines = list(chat_lines(card_in("ko", WALK), [WALK, WALK]))
    assert all("\n" not in line for line in lines)
    examples = [Example.model_validate_json(line) for line in lines]
    assert [[said.role for said in example.messages] for example in examples] == [["system", "user", "assistant"]] * 2
    system, user, assistant = examples[0].messages
    assert "## 쓰는 법" in system.content
    assert "- 비 옴\n- 걸음 2시간" in user.content
    assert assistant.content.startswith("# 비 오는 날\n\n비가 왔다.")


def test_a_model_is_trained_on_requests_as_drafts_are_asked_for() -> None:
    card = learn([travel(number) for number in range(1, 6)])
    [line] = chat_lines(card, card.demonstrations[:1])
    system, user, _ = (said["content"] for said in json.loads(line)["messages"])
    first = card.demonstrations[0]
    asked = prompt(card, first.title, "\n".join(f"- {note}" for note in first.notes)).messages
    mark = mark_of(card)
    assert set(system.split("\n\n")) <= set(asked[0].content.split("\n\n"))
    assert asked[-1].content.endswith(user.replace(mark, mark_of_draft(mark, 0)))
