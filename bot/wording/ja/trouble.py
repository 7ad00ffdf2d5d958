"""What the bot says when a blog or a file cannot be read, in Japanese."""

from collections.abc import Sequence

from bot.model import ArchiveFault, BlockReason, Conversation, Elsewhere, Skipped, Unwelcome, WorkFault
from bot.wording.inline_text import inline
from bot.wording.ja.languages import LANGUAGE_NAMES
from bot.wording.ja.reading import JapaneseLeftOut
from bot.wording.trouble import TroubleWording
from bot.wording.ways.ja import JapaneseWays


class JapaneseTrouble(JapaneseWays, JapaneseLeftOut, TroubleWording):
    def not_an_address(self, text: str) -> str:
        return "ブログのURLとして読み取れませんでした。ブラウザーのアドレスバーのURLをそのまま貼り付けてください。例：/register-blog https://example.com/blog"

    def no_blog_there(self, url: str) -> str:
        return f"このURLには記事の一覧（RSS）が見つかりません：{inline(url)}\nブログのトップページのURLを送るか、{self._files()}ください。"

    def not_a_blog(self, url: str, what: Elsewhere) -> str:
        match what:
            case "cafe":
                return "NAVERカフェは大勢で書く場所なので読みません。ご自分のブログのURLを送るか、ご自分の記事をコピーして`/learn`で貼り付けてください。"
            case "naver-post":
                return "NAVERポストはサービスを終了しました。移転先のブログのURLか、ダウンロードした記事のファイルを送ってください。"
            case "in-naver" | "section" | "home":
                return f"ブログサービスのトップページか案内ページのURLです：{inline(url)}\nご自分のブログを開いて、アドレスバーのURLを送ってください。例：https://velog.io/@名前"
            case "search":
                return "検索結果のページのURLです。検索結果からご自分のブログを開いて、そのURLを送ってください。"
            case "shop":
                return "お店のURLです。記事を書いているブログのURLを送ってください。"
            case "medium-list":
                return "Mediumから読めるのは新しい10本だけです。もっと学ばせるには、Mediumの設定の「Download your information」で受け取った.zipを送ってください。"

    def no_public_posts(self, name: str, closed: int) -> str:
        if closed:
            return f"公開された記事がありません：{inline(name)}（非公開・限定公開の{closed}本は読みません）\n学ばせたい記事を公開してからもう一度登録するか、記事をコピーして`/learn`で貼り付けてください。"
        return f"まだ記事のないブログです：{inline(name)}\n記事を公開してからもう一度登録するか、ほかの場所で書いた{self._files()}ください。"

    def walled(self, host: str, wall: BlockReason) -> str:
        files = "記事を.md・.txt・.zipのファイルで送るか、コピーして`/learn`で貼り付けていただければ、すぐに学べます。"
        match wall:
            case "login":
                said = f"{host}：ログインしないと読めない記事です。公開してから、もう一度登録してください。"
            case "captcha" | "challenge":
                said = f"{host}：人間かどうかを確かめる画面が出て、読めませんでした。わたしはこのような確認には応じません。"
            case "script":
                said = f"{host}：ブラウザーでしか文章が表示されないため、読めるものがありません。"
            case "rest":
                said = f"{host}：アクセスが多いため、しばらく読めません。1時間ほどして同じURLを登録すると、続きから読みます。"
        return f"{said}{files}"

    def not_welcome(self, host: str, why: Unwelcome) -> str:
        if why == "ai":
            return f"{host}のrobots.txtに、AIのために記事を読まないようにと書かれているので、読みませんでした。"
        return f"{host}のrobots.txtに、プログラムは読まないようにと書かれているので、読みませんでした。"

    def not_proved(self, address: str, code: str, why: str, looked: bool) -> str:
        missing = f"{inline(address)}にまだコードがありません。入れたばかりなら、数分待ってからもう一度押してください。"
        first = f"まず、ご本人のブログか確認させてください：{inline(address)}"
        return (
            f"{missing if looked else why or first}\n\n"
            f"下のコードを紹介文か新しい記事の冒頭に入れ、ボタンを押してください。読むのは公開記事だけで、コードはあとで消せます。\n\n"
            f"`{code}`\n\n"
            f"または記事を.md・.txt・.zipで送るか、`/learn`で貼り付けてください。"
        )

    def bad_archive(self, name: str, fault: ArchiveFault) -> str:
        match fault:
            case "broken":
                return f"壊れていて開けません：{inline(name)}\nもう一度圧縮するかダウンロードし直して送ってください。記事を.md・.txtのまま送ってもかまいません。"
            case "locked":
                return f"パスワードつきなので開けません：{inline(name)}\nパスワードなしで圧縮し直して送ってください。"
            case "crowded":
                return f"中のファイルが多すぎて開きませんでした：{inline(name)}\n記事の入ったフォルダーだけを圧縮して送ってください。"
            case "large":
                return f"展開すると大きくなりすぎるので開きませんでした：{inline(name)}\n写真を除き、記事だけを圧縮して送ってください。"

    def not_readable(self, name: str) -> str:
        return f"この形式のファイルは読めません：{inline(name)}\n文章をコピーして`/learn`で貼り付けるか、.md・.txt・.html・.zipで保存して送ってください。"

    def others_words(self, name: str, what: Conversation) -> str:
        kind = "会話の記録" if what == "chat" else "コメントを集めたファイル"
        return f"{kind}なので読みませんでした：{inline(name)}\nほかの人の言葉が入っているためです。ご自分で書いた記事のファイルを送ってください。"

    def unreachable(self, host: str, status: int) -> str:
        files = f"{self._files()}いただいてもかまいません。"
        match status:
            case 404 | 410:
                said = f"{host}：ページが見つかりません（{status}）。URLを確かめてください。"
            case 401 | 403:
                said = f"{host}：非公開か、ボットの読み込みが禁止されているので読めません。"
            case 0 if ":" in host:
                said = f"{host}：80番と443番以外のポートは開きません。ふつうのブログのURLを送ってください。"
            case _:
                answer = f"（応答 {status}）" if status else ""
                said = f"{host}につながりません{answer}。URLを確かめて、しばらくしてからもう一度送ってください。"
        return f"{said}{files}"

    def private_address(self, host: str) -> str:
        return f"内部ネットワークのアドレス（{host}）は開きません。誰でも見られるブログのURLを送ってください。"

    def too_large(self, name: str, limit: int) -> str:
        size = f"{limit // 1_000_000} MB"
        return f"大きすぎるので読みませんでした：{inline(name)}（上限 {size}）。記事だけを選んで、もっと小さい.md・.txt・.zipのファイルで送ってください。"

    def broken_feed(self, url: str) -> str:
        return f"記事の一覧（RSS）が壊れていて読めません：{inline(url)}\n{self._files()}いただければ、すぐに学べます。"

    def no_text_inside(self, name: str) -> str:
        return f"読める文章が見つかりません：{inline(name)}\n{self._files()}ください。"

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        why = f"（{self.skipped(skipped)}）" if skipped else ""
        return f"文体を学べる記事がありません{why}：{inline(name)}\nご自分の文章が数行以上ある記事を公開してからもう一度登録するか、.md・.txtのファイルで送ってください。"

    def other_language(self, name: str, code: str) -> str:
        if language := LANGUAGE_NAMES.get(code):
            return f"{language}はまだ学べません：{inline(name)}\n日本語、韓国語、英語の記事を送っていただければ、その文体を学びます。"
        return f"学べるのは日本語、韓国語、英語の文体だけです：{inline(name)}\nこのどれかで書いた記事を送ってください。"

    def no_room_left(self) -> str:
        if self.operator:
            return "ボットのディスクがいっぱいで、保存できませんでした。不要なファイルを消して空きを作り、もう一度お試しください。"
        return "ボットのディスクがいっぱいで、できませんでした。送っていただいた記事に問題はありません。ボットの管理者に知らせて、あとでもう一度送ってください。"

    def hard_to_read(self, name: str, why: WorkFault) -> str:
        what = f"：{inline(name)}\n" if name else "。"
        instead = "記事だけを選んで.md・.txtのファイルで送るか、コピーして`/learn`で貼り付けてください。"
        match why:
            case "slow":
                return f"読むのに時間がかかりすぎたので、途中でやめました{what}{instead}"
            case "memory":
                return f"大きく複雑すぎて、最後まで読めませんでした{what}{instead}"
            case "broken":
                return f"壊れているか、知らない形式なので読めませんでした{what}{instead}"
            case "disk":
                return self.no_room_left()

    def too_hard(self, why: WorkFault) -> str:
        few = "何本か選んで、.md・.txtのファイルで送ってください。"
        match why:
            case "slow":
                return f"記事が複雑で、時間内に学び終えられませんでした。{few}"
            case "memory":
                return f"記事が多く複雑で、一度に学べませんでした。{few}"
            case "broken":
                return f"学んでいる途中で、思わぬ問題が起きて止まりました。{few}"
            case "disk":
                return self.no_room_left()
