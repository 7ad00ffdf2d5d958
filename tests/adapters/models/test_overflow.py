"""What model servers say of a prompt that is too long, as they have been seen to say it."""

import pytest

from adapters.models.overflow import Overflow, find_overflow
from bot.drafts.model_errors import PromptTooLong
from bot.wording import words_in

LLAMA = {
    "code": 400,
    "message": "request (6542 tokens) exceeds the available context size (4096 tokens), try increasing it",
    "type": "exceed_context_size_error",
    "n_prompt_tokens": 6542,
    "n_ctx": 4096,
}
OLD_LLAMA = {"code": 500, "message": "the request exceeds the available context size. try increasing the context size"}
VLLM = {
    "message": "This model's maximum context length is 4096 tokens. However, you requested 8192 output tokens and your "
    "prompt contains at least 6542 input tokens, for a total of at least 14734 tokens.",
    "type": "BadRequestError",
    "param": "input_tokens",
    "code": 400,
}
VLLM_ANSWER = {
    "message": "'max_tokens' or 'max_completion_tokens' is too large: 8192. This model's maximum context length is "
    "8192 tokens and your request has 6542 input tokens (8192 > 8192 - 6542).",
    "type": "BadRequestError",
}
DEEPSEEK = {
    "message": "This model's maximum context length is 1048565 tokens. However, you requested 1551241 tokens (1543241 "
    "in the messages, 8000 in the completion). Please reduce the length of the messages or completion.",
    "type": "invalid_request_error",
    "param": None,
    "code": "invalid_request_error",
}
OPENAI = {
    "message": "This model's maximum context length is 16385 tokens. However, your messages resulted in 26620 tokens.",
    "code": "context_length_exceeded",
}
OLLAMA = {"message": "prompt too long; exceeded max context length by 3105 tokens", "type": "api_error"}


@pytest.mark.parametrize(
    ("error", "overflow"),
    [
        (LLAMA, Overflow(6542, 4096, "llama.cpp")),
        ({"message": LLAMA["message"]}, Overflow(6542, 4096, "llama.cpp")),
        (OLD_LLAMA, Overflow(0, 0, "llama.cpp")),
        (VLLM, Overflow(6542, 4096, "vLLM")),
        (VLLM_ANSWER, Overflow(6542, 8192, "vLLM")),
        (DEEPSEEK, Overflow(1543241, 1048565, "")),
        (OPENAI, Overflow(26620, 16385, "")),
        (OLLAMA, Overflow(0, 0, "Ollama")),
        ({"message": "Invalid parameters"}, None),
        ({"message": "the context of your request is unclear"}, None),
        ({"message": None}, None),
        ("maximum context length is 4096", None),
        (None, None),
    ],
)
def test_an_overflow_is_understood_whoever_says_it(error: object, overflow: Overflow | None) -> None:
    assert find_overflow(error) == overflow


def test_whoever_runs_the_bot_reads_both_numbers_and_what_to_start_or_set() -> None:
    error = PromptTooLong("localhost:8080", 6542, 4096, "llama.cpp", card=5000)
    assert error.sentence(words_in("en", operator=True)) == (
        "The prompt has 6,542 tokens, the server takes 4,096: start it with -c 16384 or set CARD_TOKENS=1000."
    )
    assert error.sentence(words_in("ko", operator=True)) == (
        "보낸 글(프롬프트)이 6,542토큰인데 모델 서버는 4,096토큰까지만 받아요. "
        "서버를 -c 16384 옵션으로 다시 켜거나 .env의 CARD_TOKENS를 1000까지 줄여 주세요."
    )


def test_what_no_card_is_small_enough_for_is_not_offered() -> None:
    said = PromptTooLong("localhost:8080", 6542, 2048, "Ollama", card=5000).sentence(words_in("en", operator=True))
    assert said.endswith("start it with OLLAMA_CONTEXT_LENGTH=16384.")


def test_an_overflow_without_numbers_has_a_sentence_too() -> None:
    said = PromptTooLong("api.deepseek.com").sentence(words_in("en", operator=True))
    assert said == "The prompt is longer than the server takes: lower CARD_TOKENS."
