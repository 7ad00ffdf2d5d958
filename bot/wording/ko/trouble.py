"""What the bot says when a blog or a file cannot be read, in Korean."""

from collections.abc import Sequence

from bot.model import ArchiveFault, BlockReason, Conversation, Elsewhere, Skipped, Unwelcome, WorkFault
from bot.wording.inline_text import inline
from bot.wording.ko.languages import LANGUAGE_NAMES
from bot.wording.ko.reading import KoreanLeftOut
from bot.wording.trouble import TroubleWording
from bot.wording.ways.ko import KoreanWays


class KoreanTrouble(KoreanWays, KoreanLeftOut, TroubleWording):
    def not_an_address(self, text: str) -> str:
        return "블로그 주소를 알아볼 수 없어요. 주소창의 주소를 그대로 붙여 넣어 주세요. 예: /register-blog https://blog.naver.com/아이디"

    def no_blog_there(self, url: str) -> str:
        return f"이 주소에서는 블로그 글 목록(RSS)을 찾지 못했어요: {inline(url)}\n블로그 첫 화면 주소를 보내 주시거나, {self._files()} 주세요."

    def not_a_blog(self, url: str, what: Elsewhere) -> str:
        match what:
            case "cafe":
                return "네이버 카페 글은 읽지 않아요. 여러 사람이 함께 쓰는 곳이라서요. 내 블로그 주소(https://blog.naver.com/아이디)를 보내 주시거나, 직접 쓴 글을 복사해 `/learn`으로 붙여 넣어 주세요."
            case "naver-post":
                return "네이버 포스트는 서비스가 끝났어요. 글을 옮겨 둔 블로그 주소를 보내 주시거나, 내려받은 글 파일을 보내 주세요."
            case "in-naver" | "section" | "home":
                return f"블로그 서비스의 첫 화면이나 소개 화면 주소예요: {inline(url)}\n내 블로그에 들어가서 주소창의 주소를 복사해 보내 주세요. 예: https://blog.naver.com/아이디, https://아이디.tistory.com, https://velog.io/@아이디"
            case "search":
                return "검색 결과 화면의 주소예요. 검색 결과에서 내 블로그를 연 다음, 그 주소를 보내 주세요."
            case "shop":
                return "가게 주소예요. 글을 쓰는 블로그 주소를 보내 주세요. 예: https://blog.naver.com/아이디"
            case "medium-list":
                return "미디엄에서는 최근 글 10편만 볼 수 있어요. 더 배우려면 미디엄 설정의 ‘Download your information’에서 받은 .zip 파일을 보내 주세요."

    def no_public_posts(self, name: str, closed: int) -> str:
        if closed:
            return f"전체공개 글이 없어요: {inline(name)} (비공개·이웃공개 글 {closed}편은 읽지 않아요)\n말투를 배울 글을 전체공개로 바꾼 뒤 다시 등록하거나, 글을 복사해 `/learn`으로 붙여 넣어 주세요."
        return f"아직 글이 없는 블로그예요: {inline(name)}\n글을 올린 뒤 다시 등록하거나, 다른 곳에 쓴 {self._files()} 주세요."

    def walled(self, host: str, wall: BlockReason) -> str:
        files = f"{self._files()} 주시거나, 복사해서 `/learn`으로 붙여 넣어 주시면 바로 배울 수 있어요."
        match wall:
            case "login":
                said = f"{host}: 로그인해야 볼 수 있는 글이에요. 전체공개로 바꾼 뒤 다시 등록해 주세요."
            case "captcha" | "challenge":
                said = (
                    f"{host}: 사람인지 확인하는 화면이 나와서 읽지 못했어요. 이런 확인은 제가 대신 해 드릴 수 없어요."
                )
            case "script":
                said = f"{host}: 브라우저에서만 글이 보이는 블로그라서 제가 읽을 수 없어요."
            case "rest":
                said = f"{host}: 요청이 많아 잠시 읽을 수 없어요. 한 시간쯤 뒤에 같은 주소를 다시 등록하면 이어서 읽을게요."
        return f"{said} {files}"

    def not_welcome(self, host: str, why: Unwelcome) -> str:
        if why == "ai":
            return f"{host}에서 AI가 글을 가져가지 못하게 해 두어서(robots.txt) 읽지 않았어요."
        return f"{host}에서 프로그램이 글을 읽지 못하게 해 두어서(robots.txt) 읽지 않았어요."

    def not_proved(self, address: str, code: str, why: str, looked: bool) -> str:
        missing = f"아직 {inline(address)} 에서 문구를 찾지 못했어요. 방금 넣으셨다면 몇 분 뒤에 다시 눌러 주세요."
        first = f"먼저 본인 블로그인지 확인할게요: {inline(address)}"
        return (
            f"{missing if looked else why or first}\n\n"
            f"아래 문구를 소개글이나 새 글 첫머리에 넣고 버튼을 눌러 주세요. 확인되면 공개된 글만 읽을게요. 문구는 그때 지우셔도 돼요.\n\n"
            f"`{code}`\n\n"
            f"또는 {self._files()} 주시거나 `/learn`으로 붙여 넣어 주세요."
        )

    def bad_archive(self, name: str, fault: ArchiveFault) -> str:
        match fault:
            case "broken":
                return f"압축 파일이 깨졌어요: {inline(name)}\n다시 압축하거나 다시 내려받아 보내 주세요. 글을 .md·.txt 파일 그대로 보내 주셔도 돼요."
            case "locked":
                return f"암호가 걸린 압축 파일이라 열지 못했어요: {inline(name)}\n암호 없이 다시 압축해서 보내 주세요."
            case "crowded":
                return f"압축 파일에 든 파일이 너무 많아서 열지 않았어요: {inline(name)}\n글이 든 폴더만 따로 압축해서 보내 주세요."
            case "large":
                return f"압축을 풀면 너무 커져서 열지 않았어요: {inline(name)}\n사진은 빼고 글만 따로 압축해서 보내 주세요."

    def not_readable(self, name: str) -> str:
        return f"이런 형식의 파일은 읽지 못해요: {inline(name)}\n글을 복사해서 `/learn`으로 붙여 넣어 주시거나, .md·.txt·.html·.zip 파일로 저장해 보내 주세요."

    def others_words(self, name: str, what: Conversation) -> str:
        if what == "chat":
            return f"대화를 저장한 파일이라 읽지 않았어요: {inline(name)}\n다른 사람의 말이 들어 있어서요. 직접 쓴 글이 담긴 파일을 보내 주세요."
        return f"댓글을 모은 파일이라 읽지 않았어요: {inline(name)}\n다른 사람의 말이 들어 있어서요. 직접 쓴 글이 담긴 파일을 보내 주세요."

    def unreachable(self, host: str, status: int) -> str:
        files = f"{self._files()} 주셔도 돼요."
        match status:
            case 404 | 410:
                said = f"{host}: 페이지를 찾을 수 없어요({status}). 주소를 다시 확인해 주세요."
            case 401 | 403:
                said = f"{host}: 비공개이거나 봇의 접근이 막혀 있어서 읽지 못했어요."
            case 0 if ":" in host:
                said = f"{host}: 80·443번이 아닌 포트는 열지 않아요. 포트 번호가 없는 블로그 주소를 보내 주세요."
            case _:
                answer = f"(응답 {status})" if status else ""
                said = f"{host}에 연결되지 않아요{answer}. 주소를 확인하고 잠시 뒤 다시 보내 주세요."
        return f"{said} {files}"

    def private_address(self, host: str) -> str:
        return f"내부 네트워크 주소({host})는 열지 않아요. 누구나 볼 수 있는 블로그 주소를 보내 주세요."

    def too_large(self, name: str, limit: int) -> str:
        size = f"{limit // 1_000_000} MB"
        return f"너무 커서 읽지 않았어요: {inline(name)} (한도 {size}). 글만 추려서 더 작은 .md·.txt·.zip 파일로 보내 주세요."

    def broken_feed(self, url: str) -> str:
        return f"글 목록(RSS)이 깨져 있어서 읽지 못했어요: {inline(url)}\n{self._files()} 주시면 바로 배울 수 있어요."

    def no_text_inside(self, name: str) -> str:
        return f"읽을 글을 찾지 못했어요: {inline(name)}\n{self._files()} 주세요."

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        why = f"({self.skipped(skipped)})" if skipped else ""
        return f"말투를 배울 만한 글이 없어요{why}: {inline(name)}\n직접 쓴 문장이 몇 줄 이상 있는 글을 올린 뒤 다시 등록하거나, {self._files()} 주세요."

    def other_language(self, name: str, code: str) -> str:
        if language := LANGUAGE_NAMES.get(code):
            return f"{language}는 아직 못 배워요: {inline(name)}\n한국어, 영어, 일본어로 쓴 글을 보내 주시면 그 말투를 배울게요."
        return f"한국어, 영어, 일본어로 쓴 글의 말투만 배울 수 있어요. ‘{inline(name)}’ 대신 세 언어 중 하나로 쓴 글을 보내 주세요."

    def no_room_left(self) -> str:
        if self.operator:
            return (
                "봇이 쓰는 디스크가 가득 차서 저장하지 못했어요. 필요 없는 파일을 지워 공간을 비운 다음 다시 해 주세요."
            )
        return "지금 봇이 쓰는 디스크가 가득 차서 저장하지 못했어요. 보내 주신 글에는 문제가 없어요. 봇 운영자에게 알려 주시고, 나중에 다시 보내 주세요."

    def hard_to_read(self, name: str, why: WorkFault) -> str:
        what = f": {inline(name)}\n" if name else ". "
        instead = f"{self._files()} 주시거나, 복사해서 `/learn`으로 붙여 넣어 주세요."
        match why:
            case "slow":
                return f"읽는 데 너무 오래 걸려서 도중에 멈췄어요{what}{instead}"
            case "memory":
                return f"너무 크고 복잡해서 끝까지 읽지 못했어요{what}{instead}"
            case "broken":
                return f"내용이 깨졌거나 처음 보는 형식이라 읽지 못했어요{what}{instead}"
            case "disk":
                return self.no_room_left()

    def too_hard(self, why: WorkFault) -> str:
        few = "글 몇 편만 골라 .md·.txt 파일로 보내 주세요."
        match why:
            case "slow":
                return f"글이 너무 복잡해서 정해진 시간 안에 배우지 못했어요. {few}"
            case "memory":
                return f"글이 너무 많고 복잡해서 한꺼번에 배우지 못했어요. {few}"
            case "broken":
                return f"말투를 배우다가 예상하지 못한 문제가 생겼어요. {few}"
            case "disk":
                return self.no_room_left()
