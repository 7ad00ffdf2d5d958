"""What the bot says in the terminal only, in Korean."""

from collections.abc import Sequence

from bot.wording.terminal import CheckName, DoctorWording, TerminalWording


class KoreanTerminal(TerminalWording):
    def no_model(self) -> str:
        return "언어 모델 키(DEEPSEEK_API_KEY)가 없어서 지금은 초안 대신 뼈대를 잡아 드려요. .env에 키를 넣으면 초안을 써 드려요."

    def console_welcome(self) -> str:
        return "/help라고 적으면 할 수 있는 일을 알려 드려요. ‘/learn 폴더’라고 적으면 그 폴더의 글을 읽고 배워요. Alt+Enter는 줄 바꿈, Ctrl+C는 멈춤, Ctrl+D는 끝내기예요."

    def console_buttons(self, labels: Sequence[str], number: int) -> str:
        return " · ".join(labels) + f" (예: >{number} {labels[0]})"

    def console_saved(self, path: str) -> str:
        return f"파일: {path}"

    def console_no_such_file(self, path: str) -> str:
        return f"{path} 파일을 찾지 못했어요. 글이 담긴 파일이나 폴더의 위치를 확인해서 다시 적어 주세요. 예: /learn ~/blog/posts"

    def console_only_first(self, number: int) -> str:
        return f"파일이 많아서 앞에서부터 {number}개만 읽을게요."

    def console_say_what(self, number: int) -> str:
        return f"번호 뒤에 어떻게 고칠지 적어 주세요. 예: >{number} 더 짧게"

    def console_no_such_message(self, number: int, newest: int) -> str:
        return f"{number}번 메시지는 없어요. " + self._which_numbers(newest)

    def console_which_message(self, newest: int) -> str:
        return "몇 번 메시지에 답장하시는지 모르겠어요. " + self._which_numbers(newest)

    def _which_numbers(self, newest: int) -> str:
        if not newest:
            return "아직 답장할 메시지가 없어요. ‘/write 주제’로 초안부터 써 보세요."
        return f"> 뒤에 고칠 초안의 번호를 적어 주세요. 지금은 {newest}번까지 있어요. 예: >{newest} 더 짧게"


class KoreanDoctor(DoctorWording):
    def check_name(self, check: CheckName) -> str:
        return _CHECKS[check]

    def check_failed(self, error: str) -> str:
        return (
            f"점검하다가 오류가 났어요({error}). 같은 오류가 되풀이되면 이 줄을 그대로 복사해 개발자에게 알려 주세요."
        )

    def examined(self, failed: int) -> str:
        return f"고칠 곳이 {failed}군데 있어요(✘)." if failed else "모두 정상이에요."

    def disk_free(self, folder: str, megabytes: int, enough: bool) -> str:
        left = f"{folder} 폴더가 있는 디스크에 {megabytes:,} MB가 남았어요."
        return (
            left
            if enough
            else f"{left} 가득 차면 아무것도 저장할 수 없으니 디스크 공간을 비우거나 DATA_DIR을 다른 디스크로 옮겨 주세요."
        )

    def closed_to_others(self) -> str:
        return "이 컴퓨터의 다른 사용자는 저장된 글과 토큰을 볼 수 없어요."

    def was_open_to_others(self, paths: Sequence[str]) -> str:
        return f"{', '.join(paths)}의 권한을 본인만 볼 수 있게 바꿨어요. 그동안 이 컴퓨터의 다른 사용자도 볼 수 있었으니, 함께 쓰는 컴퓨터라면 토큰을 새로 받는 게 좋아요."

    def is_open_to_others(self, paths: Sequence[str]) -> str:
        return f"이 컴퓨터의 다른 사용자도 {', '.join(paths)}의 내용을 볼 수 있어요. 소유자 계정으로 chmod go= 명령을 실행해 주세요."

    def database_new(self, where: str) -> str:
        return f"{where}: 아직 없어요. 봇을 처음 켜면 만들어져요."

    def database_current(self, where: str, version: str) -> str:
        return f"{where}: 정상이에요(버전 {version})."

    def database_older(self, where: str, version: str, newest: str) -> str:
        return (
            f"{where}: 이전 버전({version})이에요. 다음에 봇을 켜면 BACKUP_DIR에 백업한 다음 {newest} 버전으로 올려요."
        )

    def database_newer(self, where: str, version: str, newest: str) -> str:
        return f"{where}: 지금보다 높은 버전의 maltu에서 쓰던 데이터베이스예요(데이터베이스는 {version}, 지금은 {newest} 버전). maltu를 최신 버전으로 올려 주세요."

    def database_locked(self, where: str) -> str:
        return f"{where}: 다른 프로그램이 쓰고 있어서 열 수 없어요. 백업 프로그램이나 sqlite3를 닫고 다시 해 보세요."

    def database_broken(self, where: str, reason: str) -> str:
        return f"{where}: 손상됐어요({reason}). 봇을 끄고 백업으로 되돌려 주세요. 백업이 없다면 파일을 복사해 두고 sqlite3의 .recover로 살릴 수 있는 만큼 살려 보세요."

    def database_unreachable(self, where: str, reason: str) -> str:
        return f"{where}: 열 수 없어요({reason}). DATABASE_URL과 DATA_DIR이 맞는지, 서버가 켜져 있는지 확인해 주세요."

    def hears_korean(self) -> str:
        return "형태소 분석기가 잘 작동해요."

    def draws_pictures(self) -> str:
        return "글꼴이 설치돼 있어서 이미지를 만들 수 있어요."

    def cannot_draw(self, error: str) -> str:
        return f"말투 카드 이미지를 만들 수 없어요({error}). maltu를 다시 설치해 주세요(make run)."

    def writes_outlines(self) -> str:
        return "연결된 모델이 없어서 초안 대신 뼈대를 잡아요. .env에 DEEPSEEK_API_KEY를 넣으면 초안을 써요."

    def model_writes(self, model: str, host: str, balance: str) -> str:
        left = f" 잔액이 {balance} 남았어요." if balance else ""
        return f"{host}의 {model} 모델이 잘 응답해요.{left}"

    def model_not_listed(self, model: str, host: str, models: Sequence[str]) -> str:
        return f"{host}에 {model} 모델이 없어요. DEEPSEEK_MODEL에 이 중에서 하나를 넣어 주세요: {', '.join(models)}"

    def model_under_another_name(self, model: str, models: Sequence[str]) -> str:
        return f"초안은 쓸 수 있지만 서버에 등록된 모델 이름이 달라요({', '.join(models)}). DEEPSEEK_MODEL에 {model} 대신 그 이름을 넣어 두면 헷갈리지 않아요."

    def account_empty(self, host: str, balance: str) -> str:
        return f"{host} 계정의 잔액이 떨어졌어요({balance}). 충전하면 다시 쓸 수 있어요."

    def not_deepseeks_own(self, model: str, host: str) -> str:
        return f"이름은 {model}이지만 DeepSeek 서버가 아니에요. 글은 {host}에 보내고, 요금과 개인정보 처리는 그 서버의 방침을 따라요."

    def goes_on_by_itself(self, way: str) -> str:
        return f"글이 끊기거나 첫머리를 고르면 그 뒤부터 바로 이어서 써요({way})."

    def asked_to_go_on(self) -> str:
        return "이 서버에는 끊긴 글을 바로 이어 쓰는 기능이 없어서, 글이 끊기면 이어 써 달라고 다시 요청해요."

    def window_fits(self, prompt: int, window: int) -> str:
        room = f"모델 서버는 {window:,}토큰까지 받으니" if window else "DeepSeek은 100만 토큰까지 받으니"
        return f"보통 {prompt:,}토큰을 보내는데, {room} 답까지 합쳐도 충분해요."

    def window_tight(self, prompt: int, window: int) -> str:
        return f"보통 {prompt:,}토큰을 보내는데 모델 서버는 {window:,}토큰까지 받아요. 메모가 길거나 여러 번 고치면 모자랄 수 있어요."

    def window_unknown(self, prompt: int) -> str:
        return f"모델 서버가 몇 토큰까지 받는지 확인할 수 없어요. 보통 {prompt:,}토큰을 보내니, 답까지 합쳐 {prompt + 8192:,}토큰 이상 받도록 서버를 설정하고 켜 주세요."

    def cut_in_silence(self) -> str:
        return "Ollama에서는 길이가 넘치면 앞부분(말투 카드)이 아무 알림 없이 잘려요."

    def clock(self, seconds: int, whose: str, right: bool) -> str:
        if right:
            return f"{whose} 시각과 맞아요."
        way = "빨라요" if seconds > 0 else "늦어요"
        return f"{whose} 시각보다 {abs(seconds):,}초 {way}. 컴퓨터 시각을 맞춰 주세요(timedatectl set-ntp true)."

    def telegram_hears(self, name: str, everything: bool) -> str:
        heard = (
            "모든 메시지를 읽어요. 명령과 답장만 읽게 하려면 @BotFather의 /setprivacy에서 Enable을 고르세요"
            if everything
            else "명령과 답장만 읽어요"
        )
        return f"{name}: 그룹에서는 {heard}."

    def token_refused(self, platform: str, setting: str) -> str:
        return f"{platform} 토큰이 올바르지 않아요. 새로 발급받아 .env의 {setting}에 넣어 주세요."

    def platform_unreachable(self, platform: str, reason: str) -> str:
        return f"{platform}에서 답이 없어요({reason}). 인터넷 연결과 주소 설정을 확인해 주세요."

    def discord_hears(self, name: str) -> str:
        return f"{name}: 스레드에 올라온 메시지도 읽을 수 있어요."

    def no_message_content(self, name: str) -> str:
        return f"{name}: Message Content Intent가 꺼져 있어서 스레드에 올라온 메시지를 읽지 못해요. Developer Portal → 애플리케이션 → Bot에서 켜 주세요."

    def open_to(self, allowed: int) -> str:
        if allowed:
            return f"ALLOW에 적힌 사람·방·서버만 쓸 수 있어요(총 {allowed}개)."
        return "누구나 쓸 수 있어요. 아는 사람만 쓰게 하려면 ALLOW에 사람이나 서버를 적어 주세요."

    def has_admins(self, number: int) -> str:
        if number:
            return f"운영자는 {number}명이에요(ADMINS)."
        return "운영자가 없어요. ADMINS에 본인 번호를 적어 두면 잔액이 떨어지거나 모델이 멈출 때 알려 드려요."

    def limits_in_force(self, settings: Sequence[str]) -> str:
        return f"{', '.join(settings)}."

    def without_limit(self, names: Sequence[str]) -> str:
        return f"한도를 정하지 않은 항목: {', '.join(names)}. 모르는 사람도 쓰는 봇이라면 정해 두세요."

    def law_asks_nothing(self) -> str:
        return "운영자만 쓰는 봇이라 인공지능 기본법에 따른 고지·표시 의무가 없어요."

    def law_asks(self, label: str) -> str:
        duties = "다른 사람도 쓰는 봇이라 인공지능 기본법(2026-01-22 시행)에 따라 AI가 쓴다고 미리 알리고(봇의 첫 안내에 들어 있어요) 결과물에도 표시해야 해요."
        match label:
            case "meta":
                return f"{duties} AI_LABEL=meta라서 붙여 넣는 페이지와, 머리말(front matter)이 있는 파일에 기계가 읽을 수 있는 표시가 들어가요."
            case "line":
                return f"{duties} AI_LABEL=line이라서 파일에 표시 문구가 한 줄 들어가요."
            case "off":
                return f"{duties} AI_LABEL=off라서 지금은 표시가 빠져요. meta나 line으로 바꿔 주세요."
            case _:
                return (
                    f"{duties} 이 버전에서는 표시가 들어가지 않으니, 이용하는 분들께 직접 표시해 달라고 안내해 주세요."
                )


_CHECKS: dict[CheckName, str] = {
    "folder": "디스크",
    "rights": "파일 권한",
    "database": "데이터베이스",
    "Korean": "한국어",
    "Japanese": "일본어",
    "pictures": "이미지",
    "model": "모델",
    "speech": "음성",
    "eyes": "사진 보기",
    "prompt": "프롬프트 길이",
    "clock": "시계",
    "Telegram": "텔레그램",
    "Discord": "디스코드",
    "access": "이용자",
    "limits": "한도",
    "law": "법",
}
