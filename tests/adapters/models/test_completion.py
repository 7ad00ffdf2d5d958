"""An answer made of the chunks of a stream, whatever else a server puts there."""

import json

import pytest

from adapters.models.completion import Completion, ErrorEvent


def said(content: object, finish: object = None) -> str:
    """A chunk with this piece of the text."""
    return json.dumps({"choices": [{"index": 0, "delta": {"content": content}, "finish_reason": finish}]})


def test_the_pieces_are_shown_as_they_come_and_their_end_has_its_reason() -> None:
    heard = Completion()
    assert (heard.began, heard.finish, heard.done) == (False, "", False)
    assert heard.hear([said("제주"), said("에서")]) == "제주에서"
    assert (heard.began, heard.finish) == (True, "")
    assert heard.hear([said(" 3일", "stop")]) == " 3일"
    assert (heard.finish, heard.done, heard.trouble) == ("stop", False, None)


def test_once_the_server_says_that_nothing_follows_nothing_more_is_heard() -> None:
    heard = Completion()
    assert heard.hear([said("끝"), "[DONE]", said("나지 않은 말")]) == "끝"
    assert heard.done


def test_after_its_end_a_text_grows_no_more_and_its_bill_is_still_heard() -> None:
    heard = Completion()
    bill = json.dumps({"choices": [], "usage": {"prompt_tokens": 7}})
    assert heard.hear([said("끝", "stop"), said("덧붙임", "length"), bill]) == "끝"
    assert (heard.finish, heard.bill.came) == ("stop", True)


@pytest.mark.parametrize(
    "chunk",
    [
        *("null", "[]", '"글"', "{}", '{"choices": null}', '{"choices": []}', '{"choices": {"0": 1}}'),
        *('{"choices": [null]}', '{"choices": [{}]}', '{"choices": [{"delta": null}]}', '{"choices": 3}'),
        *(said(None), said(["글"]), said("", finish=3)),
    ],
)
def test_a_chunk_without_a_text_says_nothing_and_spoils_nothing(chunk: str) -> None:
    heard = Completion()
    assert heard.hear([said("앞"), chunk, said("뒤")]) == "앞뒤"
    assert (heard.finish, heard.trouble) == ("", None)


def test_what_might_have_been_a_thought_is_shown_at_the_end_if_it_was_none() -> None:
    heard = Completion()
    assert heard.hear([said("<thi")]) == ""
    assert (heard.rest(), heard.began) == ("<thi", True)


@pytest.mark.parametrize(("chunk", "code"), [('{"error": {"code": "busy"}}', "busy"), ('{"error": "full"}', None)])
def test_an_error_in_the_stream_ends_it_and_what_came_before_is_shown(chunk: str, code: str | None) -> None:
    heard = Completion()
    assert heard.hear([said("앞"), chunk, said("뒤")]) == "앞"
    assert isinstance(heard.trouble, ErrorEvent)
    assert heard.trouble.code == code


def test_a_chunk_that_is_no_json_ends_the_stream() -> None:
    heard = Completion()
    assert heard.hear([said("앞"), "<html>", said("뒤")]) == "앞"
    assert isinstance(heard.trouble, ValueError)
