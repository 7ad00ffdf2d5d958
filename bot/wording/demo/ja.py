"""What stands between the scenes of the demonstration, in Japanese."""

from typing import assert_never

from bot.wording.demo import DemoWording, Scene


class JapaneseDemo(DemoWording):
    def demo_begins(self) -> str:
        return (
            "ボットがすることを1分でお見せします（韓国語のブログです）。ブログは作りもの、モデルの返事は用意しておいたものですが、"
            "ほかはすべて本物のボットです。アカウントもキーもネットも要りません。やめるときはCtrl+Cを押してください。"
        )

    def demo_scene(self, scene: Scene) -> str:
        match scene:
            case "learn":
                return "1. ブログを読んで文体を学びます"
            case "style":
                return "2. 学んだ文体を見せます"
            case "write":
                return "3. テーマとメモを送ると、その文体で書きます"
            case "fill":
                return "4. わからないところは空けておき、答えをいただくと埋めます"
            case "change":
                return "5. 返信で直します。ほかは一字も変わりません"
            case "leave":
                return "6. NAVERに貼り付けるページを作ります"
            case _:
                assert_never(scene)

    def demo_ended(self, folder: str, page: str) -> str:
        return (
            f"以上です。できたファイルは{folder}にあります。\n"
            f"ブラウザーで開いて、コピーボタンを押してみてください：{page}\n"
            "自分のブログで試すには、`make run`を実行してブログのURLを送ってください。"
        )
