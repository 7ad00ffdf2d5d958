"""What it means when a server refuses a recording or pictures, or does not answer."""

from bot.sent import ServerFault


def server_fault(error: Exception) -> ServerFault:
    """Of what OpenAI's client raises, and of what it does not translate: httpx2's, ssl's and anyio's errors."""
    import openai

    match error:
        case openai.APITimeoutError(__cause__=cause) if type(cause).__name__ == "ConnectTimeout":
            return "away"  # what OpenAI's client makes of a refused connection, too
        case openai.APITimeoutError() | TimeoutError():
            return "late"
        case openai.APIConnectionError():
            return "away"
        case openai.APIStatusError(status_code=status):
            return _of_status(status)
        case ValueError():  # HTML, or half of an answer
            return "garbled"
        case _:
            return "away"


def _of_status(status: int) -> ServerFault:
    match status:
        case 401 | 403:
            return "key"
        case 404:
            return "model"
        case 413:
            return "large"
        case 408 | 409 | 429:
            return "busy"
        case _:
            return "busy" if status >= 500 else "kind"
