"""What whoever runs the bot is told of it, in English."""

from collections.abc import Sequence
from typing import assert_never

from bot.model import BlogKind
from bot.wording.en.plurals import count
from bot.wording.operations import OperationsWording, Over, megabytes


class EnglishOperations(OperationsWording):
    def admins_budget_near(self, won: float, most: int) -> str:
        return f"{won / most:.0%} of this month's budget is used ({won:,.0f} of {most:,} won). Once it is all used, no drafts are written until next month. To allow more, change BUDGET_KRW in .env and restart the bot."

    def admins_budget_spent(self, won: float, most: int) -> str:
        return f"This month's budget is used up ({won:,.0f} of {most:,} won). No drafts are written until next month, and people who ask for one are told so. To allow more, change BUDGET_KRW in .env and restart the bot."

    def admins_disk_low(self, free: int, total: int) -> str:
        return f"Only {megabytes(free)} of {megabytes(total)} are left on the disk of the database. Once it is full, nothing new can be saved. Please delete files you don't need, or enlarge the disk."

    def admins_storage_near(self, held: int, most: int) -> str:
        return f"The database has grown to {megabytes(held)}; its limit is {megabytes(most)}. Once it is reached, no blog can be registered and no draft written. To allow more, change LIMIT_MEGABYTES in .env and restart the bot."

    def admins_platform_fails(self, kind: BlogKind, failed: int, looked: int, people: int) -> str:
        return f"Many {_blogs(kind)} can't be read: {failed} of the {looked} I looked at in the last hour failed, for {people} people. The site may have changed, or may be blocking this server. Try `python -m bot read ADDRESS` to see."

    def admins_tasks_stuck(self, doing: int, waiting: int, ids: Sequence[str]) -> str:
        long = [f"{count(doing, 'task')} not finished after 15 minutes"] if doing else []
        long += [f"{count(waiting, 'task')} not started after 10 minutes"] if waiting else []
        names = ", ".join(f"`{id}`" for id in ids)
        return f"Something is stuck: {' and '.join(long)}. Look for {names} in the log, and restart the bot if it stays so: what is under way goes on afterwards."

    def admins_restarts(self, times: int, minutes: int) -> str:
        return f"The bot was started {count(times, 'time')} in the last {minutes} minutes. It may be ending as soon as it starts: please look at the last errors in the log."

    def admins_all_clear(self, over: Sequence[Over]) -> str:
        return f"All right again: {', '.join(map(_topic, over))}"


def _topic(over: Over) -> str:
    match over.topic:
        case "budget":
            return "this month's budget"
        case "disk":
            return "space on the disk"
        case "storage":
            return "size of the database"
        case "platform":
            return f"reading {_blogs(over.kind or 'feed')}"
        case "stuck":
            return "tasks that were stuck"
        case "restarts":
            return "repeated restarts"
        case _:
            assert_never(over.topic)


def _blogs(kind: BlogKind) -> str:
    match kind:
        case "wordpress":
            return "WordPress blogs"
        case "feed" | "files":
            return "other blogs"
        case "naver" | "tistory" | "velog" | "brunch" | "medium" | "substack" | "blogger" | "ghost":
            return f"{kind.capitalize()} blogs"
        case _:
            assert_never(kind)
