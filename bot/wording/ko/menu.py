"""What commands and their fields are called in menus, in Korean."""

from bot.wording.menu import FieldName, MenuEntry, MenuWording, OfMe, Verb


class KoreanMenu(MenuWording):
    def command(self, verb: Verb) -> MenuEntry:
        match verb:
            case "register":
                return MenuEntry("블로그등록", "블로그를 읽고 말투를 배워요")
            case "write":
                return MenuEntry("글쓰기", "내 말투로 초안을 써요")
            case "openings":
                return MenuEntry("첫머리", "첫머리 세 가지를 보고 골라서 이어 써요")
            case "style":
                return MenuEntry("말투", "배운 말투를 보고 고쳐요")
            case "drafts":
                return MenuEntry("초안", "내 초안을 다시 봐요")
            case "undo":
                return MenuEntry("되돌리기", "초안을 고치기 전으로 되돌려요")
            case "compare":
                return MenuEntry("비교", "초안에서 바뀐 곳을 봐요")
            case "blogs":
                return MenuEntry("블로그", "말투를 배운 블로그를 봐요")
            case "learn":
                return MenuEntry("배우기", "파일이나 붙여 넣은 글로 말투를 배워요")
            case "forget":
                return MenuEntry("블로그삭제", "블로그와 배운 말투를 지워요")
            case "grown":
                return MenuEntry("초안글", "초안으로 쓴 글인지 답해요")
            case "sponsored":
                return MenuEntry("협찬", "첫 줄의 협찬 문구를 넣거나 빼요")
            case "usage":
                return MenuEntry("사용량", "오늘 사용량을 봐요. 초안에 답장하면 그 초안의 비용을 보여 드려요")
            case "stop":
                return MenuEntry("취소", "하던 일을 멈춰요")
            case "help":
                return MenuEntry("도움말", "할 수 있는 일을 봐요")
            case "export":
                return MenuEntry("내보내기", "네이버·티스토리·벨로그에 붙여 넣을 수 있게 받아요")
            case "privacy" | "data" | "forget_draft" | "forget_me" | "link" | "unlink":
                return self._command_about_me(verb)

    def _command_about_me(self, verb: OfMe) -> MenuEntry:
        match verb:
            case "privacy":
                return MenuEntry("개인정보", "무엇을 보관하고 어디로 보내는지 알려 드려요")
            case "data":
                return MenuEntry("내데이터", "보관하고 있는 내 데이터를 모두 받아요")
            case "forget_draft":
                return MenuEntry("초안삭제", "초안 하나를 지워요")
            case "forget_me":
                return MenuEntry("나를잊어줘", "보관하고 있는 내 데이터를 모두 지워요")
            case "link":
                return MenuEntry("연결", "Discord와 Telegram에서 같은 블로그와 초안을 이용해요")
            case "unlink":
                return MenuEntry("연결해제", "계정 연결을 끊어요")

    def other_names(self, verb: Verb) -> tuple[str, ...]:
        match verb:
            case "register":
                return ("등록",)
            case "write":
                return ("쓰기", "글")
            case "openings":
                return ("첫문장", "도입부", "서두")
            case "style":
                return ("내말투", "말투카드", "스타일")
            case "drafts":
                return ("초안목록",)
            case "undo":
                return ("되돌려", "되돌려줘", "이전으로")
            case "compare":
                return ("비교하기", "바뀐점")
            case "blogs":
                return ("블로그목록", "목록")
            case "learn":
                return ("학습",)
            case "forget":
                return ("블로그잊기", "삭제")
            case "grown":
                return ("초안에서",)
            case "sponsored":
                return ("협찬글", "협찬문구", "광고표시")
            case "usage":
                return ("비용", "한도")
            case "stop":
                return ("중지", "그만")
            case "help":
                return ("도움",)
            case "export":
                return ("붙여넣기", "내보내", "복사")
            case "privacy" | "data" | "forget_draft" | "forget_me" | "link" | "unlink":
                return self._other_names_about_me(verb)

    def _other_names_about_me(self, verb: OfMe) -> tuple[str, ...]:
        match verb:
            case "privacy":
                return ("개인정보처리방침", "프라이버시")
            case "data":
                return ("내정보", "내데이터받기")
            case "forget_draft":
                return ("초안지우기",)
            case "forget_me":
                return ("나를잊어", "나를잊어주세요", "탈퇴", "회원탈퇴", "전부삭제")
            case "link":
                return ("계정연결",)
            case "unlink":
                return ("연결끊기", "계정연결해제")

    def field(self, field: FieldName) -> MenuEntry:
        match field:
            case "url":
                return MenuEntry("주소", "블로그 주소. 예: https://blog.naver.com/아이디")
            case "topic":
                return MenuEntry("주제", "어떤 글을 쓸까요?")
            case "notes":
                return MenuEntry("메모", "있었던 일, 꼭 넣을 것. 여기 적은 내용만으로 써요")
            case "change":
                return MenuEntry("바꿀점", "예: 이모지는 빼 줘. 비워 두면 카드를 보여 드려요")
            case "file":
                return MenuEntry("파일", "글이 담긴 .md .txt .zip 파일")
            case "which":
                return MenuEntry("번호", "목록에 있는 번호")
            case "texts":
                return MenuEntry("글번호", "글 번호. 예: 1 3. 비워 두면 바로 앞의 글")
            case "form":
                return MenuEntry("모양", "네이버, 티스토리, 마크다운, 조각. 비워 두면 고를 수 있어요")
            case "answer":
                return MenuEntry("대답", "네 또는 아니요. 비워 두면 확인할 글을 보여 드려요")
            case "line":
                return MenuEntry("문구", "네, 아니에요, 또는 직접 쓴 문구. 비워 두면 지금 문구를 보여 드려요")
            case "code":
                return MenuEntry("코드", "다른 메신저에서 받은 여덟 자리. 비워 두면 코드를 드려요")
