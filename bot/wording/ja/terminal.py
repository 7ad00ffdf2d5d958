"""What the bot says in the terminal only, in Japanese."""

from collections.abc import Sequence

from bot.wording.terminal import CheckName, DoctorWording, TerminalWording


class JapaneseTerminal(TerminalWording):
    def no_model(self) -> str:
        return "言語モデルのキー（DEEPSEEK_API_KEY）がないので、下書きの代わりに骨組みを作ります。.envにキーを入れると、下書きを書けます。"

    def console_welcome(self) -> str:
        return "/helpでできることを見られます。/learn フォルダー で、そのフォルダーの記事から学びます。Alt+Enterで改行、Ctrl+Cで中止、Ctrl+Dで終了します。"

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        return " · ".join(labels) + f"（例：>{number} {labels[0]}）"

    def console_saved(self, path: str) -> str:
        return f"ファイル：{path}"

    def console_no_such_file(self, path: str) -> str:
        return f"{path}が見つかりません。記事の入ったファイルかフォルダーの場所を確かめて、もう一度入力してください。例：/learn ~/blog/posts"

    def console_only_first(self, number: int) -> str:
        return f"ファイルが多いので、最初の{number}個だけ読みます。"

    def console_say_what(self, number: int) -> str:
        return f"何を変えるかを後ろに書いてください。例：>{number} もっと短く"

    def console_no_such_message(self, number: int, newest: int) -> str:
        return f"{number}番のメッセージはありません。" + self._which_numbers(newest)

    def console_which_message(self, newest: int) -> str:
        return "何番のメッセージへの返信かわかりません。" + self._which_numbers(newest)

    def _which_numbers(self, newest: int) -> str:
        if not newest:
            return "返信できるメッセージはまだありません。/write テーマ で下書きから始めてください。"
        return f">の後ろに、直す下書きの番号を書いてください。いまは{newest}番まであります。例：>{newest} もっと短く"


class JapaneseDoctor(DoctorWording):
    def check_name(self, check: CheckName) -> str:
        return _CHECKS[check]

    def check_failed(self, error: str) -> str:
        return f"調べている途中でエラーが出ました（{error}）。繰り返すときは、この行を添えて報告してください。"

    def examined(self, failed: int) -> str:
        return f"直すところが{failed}か所あります（✘）。" if failed else "すべて正常です。"

    def disk_free(self, folder: str, megabytes: int, enough: bool) -> str:
        left = f"{folder}のディスクの空きは{megabytes:,} MBです。"
        return (
            left if enough else f"{left}空きがないと何も保存できません。ディスクを空けるか、DATA_DIRを移してください。"
        )

    def closed_to_others(self) -> str:
        return "保存した記事とトークンは、このパソコンのほかのユーザーには読めません。"

    def was_open_to_others(self, paths: Sequence[str]) -> str:
        return f"このパソコンのほかのユーザーが読めたので、読めないように権限を変えました：{'、'.join(paths)}。共用のパソコンなら、トークンを発行し直してください。"

    def is_open_to_others(self, paths: Sequence[str]) -> str:
        return f"このパソコンのほかのユーザーが読めます：{'、'.join(paths)}。所有者としてchmod go= を実行してください。"

    def database_new(self, where: str) -> str:
        return f"{where}：まだありません。最初の起動のときに作ります。"

    def database_current(self, where: str, version: str) -> str:
        return f"{where}：正常に開けて、壊れていません（バージョン {version}）。"

    def database_older(self, where: str, version: str, newest: str) -> str:
        return (
            f"{where}：バージョン {version}です。次の起動で{newest}に更新するので、その前にバックアップしてください。"
        )

    def database_newer(self, where: str, version: str, newest: str) -> str:
        return f"{where}：新しいmaltuで使われていました（バージョン {version}、このプログラムは{newest}まで）。maltuを更新してください。"

    def database_locked(self, where: str) -> str:
        return f"{where}：ほかのプログラムが使っていて書き込めません。バックアップやsqlite3などを終了してください。"

    def database_broken(self, where: str, reason: str) -> str:
        return f"{where}：壊れています（{reason}）。ボットを止めてバックアップを戻してください。なければファイルをコピーして、sqlite3の.recoverで救えるだけ救ってください。"

    def database_unreachable(self, where: str, reason: str) -> str:
        return f"{where}：開けません（{reason}）。DATABASE_URLとDATA_DIR、サーバーが動いているかを確かめてください。"

    def hears_korean(self) -> str:
        return "形態素解析が動いています。"

    def draws_pictures(self) -> str:
        return "フォントがあり、画像を描けます。"

    def cannot_draw(self, error: str) -> str:
        return f"文体カードの画像を描けません（{error}）。maltuを入れ直してください（make run）。"

    def writes_outlines(self) -> str:
        return (
            "モデルがないので、下書きの代わりに骨組みを作ります。.envにDEEPSEEK_API_KEYを入れると、下書きを書けます。"
        )

    def model_writes(self, model: str, host: str, balance: str) -> str:
        left = f"残高は{balance}です。" if balance else ""
        return f"{host}の{model}が動いています（1トークンを書かせて確かめました）。{left}"

    def model_not_listed(self, model: str, host: str, models: Sequence[str]) -> str:
        return f"{host}に{model}はありません。DEEPSEEK_MODELに次のどれかを入れてください：{', '.join(models)}"

    def model_under_another_name(self, model: str, models: Sequence[str]) -> str:
        return f"書けますが、サーバーでの名前は{', '.join(models)}です。DEEPSEEK_MODEL={model}の代わりにその名前を入れておくと、わかりやすくなります。"

    def account_empty(self, host: str, balance: str) -> str:
        return f"{host}のアカウントの残高がなくなりました（{balance}）。チャージしてください。"

    def not_deepseeks_own(self, model: str, host: str) -> str:
        return f"名前は{model}ですが、DeepSeekのサーバーではありません。文章は{host}に送られ、料金も個人情報の扱いもそちらに従います。"

    def goes_on_by_itself(self, way: str) -> str:
        return f"途中で切れた文章や選んだ書き出しの続きを、そのまま書けます（{way}）。"

    def asked_to_go_on(self) -> str:
        return "サーバーが書きかけの文章の続きをそのまま書けないので、切れたときは続きを頼み直します。"

    def window_fits(self, prompt: int, window: int) -> str:
        room = f"サーバーは{window:,}トークンまで" if window else "DeepSeekは100万トークンまで"
        return f"ふだん送るのは{prompt:,}トークンで、{room}読めるので、返事の分まで余裕があります。"

    def window_tight(self, prompt: int, window: int) -> str:
        return f"ふだん送るのは{prompt:,}トークンですが、サーバーが読めるのは{window:,}トークンまでです。メモが長いときや何度も直すときは足りないかもしれません。足りなければ、.envのCARD_TOKENSを減らしてください。"

    def window_unknown(self, prompt: int) -> str:
        return f"サーバーが何トークンまで読めるか教えてくれません。ふだん{prompt:,}トークンを送るので、返事も入れて{prompt + 8192:,}トークン以上を読める設定でサーバーを起動してください。"

    def cut_in_silence(self) -> str:
        return "Ollamaは、あふれたはじめの部分（文体カード）を黙って切り捨てます。"

    def clock(self, seconds: int, whose: str, right: bool) -> str:
        if right:
            return f"{whose}の時刻と合っています。"
        way = "進んで" if seconds > 0 else "遅れて"
        return f"{whose}の時刻より{abs(seconds):,}秒{way}います。このパソコンの時計を合わせてください（timedatectl set-ntp true）。"

    def telegram_hears(self, name: str, everything: bool) -> str:
        heard = (
            "すべてのメッセージを読みます。コマンドと返信だけにするには、@BotFatherの/setprivacyでEnableを選んでください"
            if everything
            else "コマンドと返信だけを読みます"
        )
        return f"{name}：グループでは{heard}。"

    def token_refused(self, platform: str, setting: str) -> str:
        return f"{platform}がトークンを受け付けません。発行し直して、.envの{setting}に入れてください。"

    def platform_unreachable(self, platform: str, reason: str) -> str:
        return f"{platform}から返事がありません（{reason}）。ネットワークと、.envのアドレスを確かめてください。"

    def discord_hears(self, name: str) -> str:
        return f"{name}：スレッドに書かれたメッセージを読めます。"

    def no_message_content(self, name: str) -> str:
        return f"{name}：Message Content Intentがオフなので、スレッドに書かれたメッセージを読めません。Developer Portal → アプリケーション → Botでオンにしてください。"

    def open_to(self, allowed: int) -> str:
        if allowed:
            return f"ALLOWに書かれた{allowed}件だけが使えます。"
        return "誰でも使えます。知り合いだけにするには、ALLOWに人やサーバーを書いてください。"

    def has_admins(self, number: int) -> str:
        if number:
            return f"管理者は{number}人です（ADMINS）。"
        return "管理者がいません。ADMINSにご自分を書いておくと、残高がなくなったときやモデルが止まったときにお知らせします。"

    def limits_in_force(self, settings: Sequence[str]) -> str:
        return f"{'、'.join(settings)}。"

    def without_limit(self, names: Sequence[str]) -> str:
        return f"上限のないもの：{'、'.join(names)}。知らない人も使うボットなら、決めておいてください。"

    def law_asks_nothing(self) -> str:
        return "管理者だけが使うボットなので、韓国のAI基本法による告知・表示の義務はありません。"

    def law_asks(self, label: str) -> str:
        duties = "ほかの人も使うボットなので、韓国のAI基本法（2026-01-22施行）により、AIが書くことを前もって知らせ（最初の案内に入っています）、AIが書いたものにはその旨を表示する必要があります。"
        match label:
            case "meta":
                return f"{duties}AI_LABEL=metaなので、貼り付け用のページと、フロントマターのあるファイルに、機械が読む表示が入ります。"
            case "line":
                return f"{duties}AI_LABEL=lineなので、ファイルに一行入ります。"
            case "off":
                return f"{duties}AI_LABEL=offなので、いまは表示が入りません。metaかlineに変えてください。"
            case _:
                return f"{duties}このバージョンは表示を入れないので、使う人に自分で表示するよう頼んでください。"


_CHECKS: dict[CheckName, str] = {
    "folder": "ディスク",
    "rights": "ファイルの権限",
    "database": "データベース",
    "Korean": "韓国語",
    "Japanese": "日本語",
    "pictures": "画像",
    "model": "モデル",
    "speech": "音声",
    "eyes": "写真の確認",
    "prompt": "プロンプトの長さ",
    "clock": "時計",
    "Telegram": "Telegram",
    "Discord": "Discord",
    "access": "使える人",
    "limits": "上限",
    "law": "法律",
}
