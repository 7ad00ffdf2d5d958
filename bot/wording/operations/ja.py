"""What whoever runs the bot is told of it, in Japanese."""

from collections.abc import Sequence
from typing import assert_never

from bot.model import BlogKind
from bot.wording.operations import OperationsWording, Over, megabytes


class JapaneseOperations(OperationsWording):
    def admins_budget_near(self, won: float, most: int) -> str:
        return f"今月の予算の{won / most:.0%}を使いました（{won:,.0f}ウォン / {most:,}ウォン）。使い切ると、来月まで下書きを書けません。増やすには、.envのBUDGET_KRWを変えてボットを起動し直してください。"

    def admins_budget_spent(self, won: float, most: int) -> str:
        return f"今月の予算を使い切りました（{won:,.0f}ウォン / {most:,}ウォン）。来月までは下書きを書けず、頼まれた方にもそうお答えしています。増やすには、.envのBUDGET_KRWを変えてボットを起動し直してください。"

    def admins_disk_low(self, free: int, total: int) -> str:
        return f"データベースのあるディスクの空きが{megabytes(free)}しかありません（全体{megabytes(total)}）。いっぱいになると、新しく届いた文章を保存できません。要らないファイルを消すか、ディスクを増やしてください。"

    def admins_storage_near(self, held: int, most: int) -> str:
        return f"データベースが{megabytes(held)}になりました。上限は{megabytes(most)}です。上限に達すると、ブログの登録も下書きもできません。増やすには、.envのLIMIT_MEGABYTESを変えてボットを起動し直してください。"

    def admins_platform_fails(self, kind: BlogKind, failed: int, looked: int, people: int) -> str:
        return f"{_blogs(kind)}がいくつも読めません。この1時間に見た{looked}件のうち{failed}件（{people}人）で失敗しました。サイトが変わったか、このサーバーからのアクセスが拒まれているのかもしれません。`python -m bot read URL`で確かめてください。"

    def admins_tasks_stuck(self, doing: int, waiting: int, ids: Sequence[str]) -> str:
        long = [f"15分たっても終わらない作業が{doing}件"] if doing else []
        long += [f"10分たっても始まらない作業が{waiting}件"] if waiting else []
        names = "、".join(f"`{id}`" for id in ids)
        return f"{'、'.join(long)}あります。ログで{names}のあたりを見て、そのままならボットを起動し直してください。途中の作業は起動後に続けます。"

    def admins_restarts(self, times: int, minutes: int) -> str:
        return f"この{minutes}分間にボットが{times}回起動しました。起動してすぐに止まっているのかもしれません。ログの最後のエラーを確かめてください。"

    def admins_all_clear(self, over: Sequence[Over]) -> str:
        return f"解決しました：{'、'.join(map(_topic, over))}"


def _topic(over: Over) -> str:
    match over.topic:
        case "budget":
            return "今月の予算"
        case "disk":
            return "ディスクの空き"
        case "storage":
            return "データベースの容量"
        case "platform":
            return f"{_blogs(over.kind or 'feed')}の読み取り"
        case "stuck":
            return "滞っていた作業"
        case "restarts":
            return "繰り返しの再起動"
        case _:
            assert_never(over.topic)


def _blogs(kind: BlogKind) -> str:
    match kind:
        case "naver":
            return "NAVERブログ"
        case "wordpress":
            return "WordPress"
        case "feed" | "files":
            return "そのほかのブログ"
        case "tistory" | "velog" | "brunch" | "medium" | "substack" | "blogger" | "ghost":
            return kind.capitalize()
        case _:
            assert_never(kind)
