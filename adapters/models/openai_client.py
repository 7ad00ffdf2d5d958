"""Reach a model server with OpenAI's client, which takes as long to import as much of the bot."""

from openai import AsyncOpenAI, Timeout


def connect(api_key: str, base_url: str, longest_silence: float) -> AsyncOpenAI:
    """A client that asks once, with nothing of what the environment says about OpenAI."""
    client = AsyncOpenAI(
        api_key=api_key.strip() or "none",  # other servers want none, the client insists on one
        base_url=base_url,
        max_retries=0,
        timeout=Timeout(connect=5, read=longest_silence, write=15, pool=10),
    )
    client.organization = client.project = None  # not from OPENAI_ORG_ID and OPENAI_PROJECT_ID
    return client
