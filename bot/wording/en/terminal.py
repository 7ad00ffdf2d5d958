"""What the bot says in the terminal only, in English."""

from collections.abc import Sequence

from bot.wording.terminal import CheckName, DoctorWording, TerminalWording


class EnglishTerminal(TerminalWording):
    def no_model(self) -> str:
        return "There is no model key (DEEPSEEK_API_KEY), so I write outlines instead of drafts. Put a key into .env for drafts."

    def console_welcome(self) -> str:
        return "/help shows what I can do. /learn FOLDER learns from the posts in a folder. Alt+Enter breaks a line, Ctrl+C stops an answer, Ctrl+D ends."

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        return " · ".join(labels) + f" (for example: >{number} {labels[0]})"

    def console_saved(self, path: str) -> str:
        return f"File: {path}"

    def console_no_such_file(self, path: str) -> str:
        return f"There is no file {path}. Check where the file or folder is and try again: /learn ~/blog/posts"

    def console_only_first(self, number: int) -> str:
        return f"There are many files; I read the first {number}."

    def console_say_what(self, number: int) -> str:
        return f"Add what should change after the number: >{number} shorter"

    def console_no_such_message(self, number: int, newest: int) -> str:
        return f"There is no message {number}. " + self._which_numbers(newest)

    def console_which_message(self, newest: int) -> str:
        return "I can't tell which message you reply to. " + self._which_numbers(newest)

    def _which_numbers(self, newest: int) -> str:
        if not newest:
            return "There is nothing to reply to yet. Start with a draft: /write TOPIC"
        return f"Put the number of the draft after the >. The newest is {newest}. For example: >{newest} shorter"


class EnglishDoctor(DoctorWording):
    def check_name(self, check: CheckName) -> str:
        return _CHECKS[check]

    def check_failed(self, error: str) -> str:
        return f"the check broke off ({error}). If it happens again, report this line."

    def examined(self, failed: int) -> str:
        return f"{failed} to fix (✘)." if failed else "All is well."

    def disk_free(self, folder: str, megabytes: int, enough: bool) -> str:
        left = f"{megabytes:,} MB free where {folder} is."
        return left if enough else f"{left} Nothing can be saved on a full disk: make room, or move DATA_DIR."

    def closed_to_others(self) -> str:
        return "nobody else on this machine can read posts or tokens."

    def was_open_to_others(self, paths: Sequence[str]) -> str:
        return f"others on this machine could read {', '.join(paths)}; closed now. If you share the machine, get new tokens."

    def is_open_to_others(self, paths: Sequence[str]) -> str:
        return f"others on this machine can read {', '.join(paths)}. Run chmod go= on them as their owner."

    def database_new(self, where: str) -> str:
        return f"{where} is not there yet; the first start makes it."

    def database_current(self, where: str, version: str) -> str:
        return f"{where} is fine (version {version})."

    def database_older(self, where: str, version: str, newest: str) -> str:
        return f"{where} is version {version}; the next start backs it up to BACKUP_DIR and brings it to {newest}."

    def database_newer(self, where: str, version: str, newest: str) -> str:
        return f"{where} belongs to a newer maltu (version {version}, this one knows {newest}). Install the newer one."

    def database_locked(self, where: str) -> str:
        return f"{where} is in use by another program, so nothing can be saved. Close the backup or the sqlite3 shell that uses it."

    def database_broken(self, where: str, reason: str) -> str:
        return f"{where} is damaged ({reason}). Stop the bot and restore a backup; without one, copy the file and save what sqlite3's .recover can."

    def database_unreachable(self, where: str, reason: str) -> str:
        return f"{where} does not open ({reason}). Check DATABASE_URL and DATA_DIR, and that the server runs."

    def hears_korean(self) -> str:
        return "the morphological analyser works."

    def draws_pictures(self) -> str:
        return "the fonts are there and pictures can be drawn."

    def cannot_draw(self, error: str) -> str:
        return f"cards cannot be drawn ({error}). Install maltu again (make run)."

    def writes_outlines(self) -> str:
        return "none, so outlines are written instead of drafts. Put a DEEPSEEK_API_KEY into .env for drafts."

    def model_writes(self, model: str, host: str, balance: str) -> str:
        left = f" {balance} left." if balance else ""
        return f"{model} at {host} has written one token.{left}"

    def model_not_listed(self, model: str, host: str, models: Sequence[str]) -> str:
        return f"{host} has no {model}. Set DEEPSEEK_MODEL to one of these: {', '.join(models)}"

    def model_under_another_name(self, model: str, models: Sequence[str]) -> str:
        return f"it writes, but the server calls it {', '.join(models)}. Put that into DEEPSEEK_MODEL instead of {model} to keep things clear."

    def account_empty(self, host: str, balance: str) -> str:
        return f"the account at {host} is empty ({balance}). Top it up."

    def not_deepseeks_own(self, model: str, host: str) -> str:
        return f"it is called {model}, but this is not DeepSeek's server. Texts go to {host}, at its prices and under its rules."

    def goes_on_by_itself(self, way: str) -> str:
        return f"a text that broke off, or an opening that was picked, goes on right where it stands ({way})."

    def asked_to_go_on(self) -> str:
        return "the server cannot go on within its own answer, so a text that broke off is continued by asking for the rest."

    def window_fits(self, prompt: int, window: int) -> str:
        room = f"the server takes {window:,}" if window else "DeepSeek takes a million"
        return f"usually {prompt:,} tokens, and {room}: room enough, also for the answer."

    def window_tight(self, prompt: int, window: int) -> str:
        return f"usually {prompt:,} tokens, and the server takes {window:,}. Long notes or many revisions may not fit."

    def window_unknown(self, prompt: int) -> str:
        return f"the server does not tell how many tokens it takes. Usually {prompt:,} are sent: start it with {prompt + 8192:,} or more, for the answer, too."

    def cut_in_silence(self) -> str:
        return "Ollama leaves out the beginning, which is the style card, and says nothing."

    def clock(self, seconds: int, whose: str, right: bool) -> str:
        if right:
            return f"the time is that of {whose}."
        way = "ahead of" if seconds > 0 else "behind"
        return f"{abs(seconds):,} seconds {way} {whose}. Set this machine's clock (timedatectl set-ntp true)."

    def telegram_hears(self, name: str, everything: bool) -> str:
        heard = (
            "everything; to let it hear commands and replies alone, choose Enable at @BotFather's /setprivacy"
            if everything
            else "commands and replies"
        )
        return f"{name}, in groups it hears {heard}."

    def token_refused(self, platform: str, setting: str) -> str:
        return f"{platform} does not accept the token. Get a new one and put it in {setting} in .env."

    def platform_unreachable(self, platform: str, reason: str) -> str:
        return f"{platform} does not answer ({reason}). Check the network and the address in .env."

    def discord_hears(self, name: str) -> str:
        return f"{name}, it may read what is written in threads."

    def no_message_content(self, name: str) -> str:
        return f"{name}: Message Content Intent is off, so plain words in threads go unheard. Switch it on: Developer Portal, your application, Bot."

    def open_to(self, allowed: int) -> str:
        if allowed:
            return f"only those in ALLOW may use it ({allowed})."
        return "everybody may use it. To keep it to people you know, put them or their server into ALLOW."

    def has_admins(self, number: int) -> str:
        if number:
            return f"{number} in ADMINS."
        return "nobody is in ADMINS. Put yourself there to be told when the account is empty or the model fails."

    def limits_in_force(self, settings: Sequence[str]) -> str:
        return f"{', '.join(settings)}."

    def without_limit(self, names: Sequence[str]) -> str:
        return f"No limit: {', '.join(names)}. Set them where strangers use the bot."

    def law_asks_nothing(self) -> str:
        return "only those who run it use the bot, so Korea's AI Basic Act asks for no notice and no label."

    def law_asks(self, label: str) -> str:
        duties = "others use this bot, so Korea's AI Basic Act (since 2026-01-22) asks you to say beforehand that an AI writes (the bot's first words do) and to label what it writes."
        match label:
            case "meta":
                return f"{duties} AI_LABEL=meta: pages to paste from, and files with front matter, carry a label for machines."
            case "line":
                return f"{duties} AI_LABEL=line: files carry a line that says so."
            case "off":
                return f"{duties} AI_LABEL=off leaves the label out: set it to meta or line."
            case _:
                return f"{duties} This version puts no label in: ask those who use it to do so."


_CHECKS: dict[CheckName, str] = {
    "folder": "disk",
    "rights": "rights",
    "database": "database",
    "Korean": "Korean",
    "Japanese": "Japanese",
    "pictures": "pictures",
    "model": "model",
    "speech": "speech",
    "eyes": "eyes",
    "prompt": "prompt",
    "clock": "clock",
    "Telegram": "Telegram",
    "Discord": "Discord",
    "access": "access",
    "limits": "limits",
    "law": "law",
}
