"""How long a prompt a model's server takes, and what whoever runs it can do where ours is longer."""

from typing import Literal

from bot.ports import LONGEST_ANSWER

ServerKind = Literal["llama.cpp", "vLLM", "Ollama", ""]  # empty: DeepSeek, or not known

SHORT_ANSWER = 1500  # tokens of a usual draft; llama.cpp and Ollama write into whatever room there is
SMALLEST_CARD = 300  # tokens


def answer_room(server: ServerKind) -> int:
    """How many tokens must be free behind a prompt: vLLM takes none that leaves no room for the longest answer."""
    return LONGEST_ANSWER if server == "vLLM" else SHORT_ANSWER


def start_option(server: ServerKind, prompt: int) -> str:
    """How a server of this kind is started so that prompts of so many tokens fit; empty where nobody can choose."""
    window = 1 << (max(1, prompt) + LONGEST_ANSWER - 1).bit_length()
    match server:
        case "llama.cpp":
            return f"-c {window}"
        case "vLLM":
            return f"--max-model-len {window}"
        case "Ollama":
            return f"OLLAMA_CONTEXT_LENGTH={window}"
        case "":
            return ""


def smaller_card(prompt: int, window: int, card: int, server: ServerKind) -> int:
    """How many tokens a style card of `card` may have for a prompt to fit; 0 where it cannot, or that is not known."""
    if not (prompt and window and card):
        return 0
    fits = (window - (prompt - card) - answer_room(server)) // 100 * 100
    return fits if SMALLEST_CARD <= fits < card else 0
