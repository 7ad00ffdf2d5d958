"""Reach a model server with OpenAI's client, which takes as long to import as much of the bot."""

from contextlib import suppress

from openai import AsyncOpenAI, DefaultAioHttpClient, NotFoundError, Timeout


def connect(api_key: str, base_url: str, longest_silence: float) -> AsyncOpenAI:
    """A client that asks once, with nothing of what the environment says about OpenAI."""
    client = AsyncOpenAI(
        api_key=api_key.strip() or "none",  # other servers want none, the client insists on one
        base_url=base_url,
        max_retries=0,
        http_client=DefaultAioHttpClient(),  # takes a stream's chunks apart in C, h11 does in Python
        timeout=Timeout(connect=5, read=longest_silence, write=15, pool=10),
    )
    client.organization = client.project = None  # not from OPENAI_ORG_ID and OPENAI_PROJECT_ID
    return client


def at_address(client: AsyncOpenAI, base_url: str) -> AsyncOpenAI:
    """The same client at another address of its server, over the same connections; closing the first is enough."""
    other = client.copy(base_url=base_url)
    other.organization = other.project = None
    return other


async def ask_balance(client: AsyncOpenAI) -> tuple[str, bool]:
    """('4.20 USD', True): what is left of an account, and whether it is enough to go on. Raises openai.APIError."""
    with suppress(NotFoundError):  # DeepSeek's model at another address
        return _balance(await client.get("/user/balance", cast_to=object))
    return "", True


def _balance(account: object) -> tuple[str, bool]:
    match account:
        case {"is_available": bool(funded), "balance_infos": [*purses]}:
            sums = [f"{purse.get('total_balance')} {purse.get('currency')}" for purse in purses if type(purse) is dict]
            return ", ".join(sums), funded
        case _:
            return "", True
