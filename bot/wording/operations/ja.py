"""What whoever runs the bot is told of it, in Japanese."""

from collections.abc import Sequence
from typing import assert_never

from bot.model import BlogKind
from bot.wording.operations import OperationsWording, Over, megabytes


class JapaneseOperations(OperationsWording):
    def admins_budget_near(self, won: float, most: int) -> str:
        return f"今月の予算の{won / most:.0%}を使いました（{won:,.0f}ウォン / {most:,}ウォン）。使い切ると、来月まで下書きを書けません。増やすには.envのBUDGET_KRWを直して、ボットを再起動してください。"

    def admins_budget_spent(self, won: float, most: int) -> str:
        return f"今月の予算を使い切りました（{won:,.0f}ウォン / {most:,}ウォン）。来月まで下書きは書けず、頼んだ人にもそう答えています。増やすには.envのBUDGET_KRWを直して、ボットを再起動してください。"

    def admins_disk_low(self, free: int, total: int) -> str:
        return f"データベースのあるディスクの空きが{megabytes(free)}しかありません（全体{megabytes(total)}）。いっぱいになると、新しく届く文章を保存できません。要らないファイルを消すか、ディスクを増やしてください。"

    def admins_storage_near(self, held: int, most: int) -> str:
        return f"データベースが{megabytes(held)}になりました。上限は{megabytes(most)}です。いっぱいになると、ブログの登録も下書きもできなくなります。増やすには.envのLIMIT_MEGABYTESを直して、ボットを再起動してください。"

    def admins_platform_fails(self, kind: BlogKind, failed: int, looked: int, people: int) -> str:
        return f"{_blogs(kind)}を何か所も読めずにいます。1時間に見た{looked}個のうち{failed}個（{people}人分）で失敗しました。サイトが変わったか、このサーバーからの接続が止められたのかもしれません。`python -m bot read アドレス`で確かめてください。"

    def admins_tasks_stuck(self, doing: int, waiting: int, ids: Sequence[str]) -> str:
        long = [f"15分を過ぎても終わらない作業が{doing}件"] if doing else []
        long += [f"10分を過ぎても始まらない作業が{waiting}件"] if waiting else []
        return f"{'、'.join(long)}あります。ログの{_names(ids)}のところを見て、変わらなければボットを再起動してください。途中だったことは続きから行います。"

    def admins_restarts(self, times: int, minutes: int) -> str:
        return f"この{minutes}分にボットが{times}回起動し直しました。起動してすぐ止まっているのかもしれません。ログの最後のエラーを確かめてください。"

    def admins_all_clear(self, over: Sequence[Over]) -> str:
        return f"元に戻りました：{'、'.join(map(_topic, over))}"


def _names(ids: Sequence[str]) -> str:
    return "、".join(f"`{id}`" for id in ids)


def _topic(over: Over) -> str:
    match over.topic:
        case "budget":
            return "今月の予算"
        case "disk":
            return "ディスクの空き"
        case "storage":
            return "データベースの大きさ"
        case "platform":
            return f"{_blogs(over.kind or 'feed')}の読み込み"
        case "stuck":
            return "たまっていた作業"
        case "restarts":
            return "ボットが何度も止まること"
        case _:
            assert_never(over.topic)


def _blogs(kind: BlogKind) -> str:
    match kind:
        case "naver":
            return "NAVERブログ"
        case "tistory":
            return "Tistory"
        case "velog":
            return "velog"
        case "brunch":
            return "brunch"
        case "medium":
            return "Medium"
        case "substack":
            return "Substack"
        case "blogger":
            return "Blogger"
        case "wordpress":
            return "WordPress"
        case "ghost":
            return "Ghost"
        case "feed" | "files":
            return "そのほかのブログ"
        case _:
            assert_never(kind)
