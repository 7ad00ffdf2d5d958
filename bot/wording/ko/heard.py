"""What people say to the bot in plain words, in Korean."""

from bot.wording.heard import CardRequestWords, CommandWords

_PLEASE = r"(?:좀 )?(?:해 ?)?(?:줘|줘요|주세요|줄래|줄래요|줄래요|주실래요|주라|봐|봐요)?"
_DROP = r"(?:지워|삭제|빼|없애|제거|취소)"
_TAKE = rf"(?: ?번)?(?:으로|로)? ?(?:되돌려|돌아가|바꿔|써|할래|할래요)? ?{_PLEASE}"
# A mark itself counts where it is spoken of, as in "ㅋㅋ는", and not where it is used.
_OF = r" ?(?:는|은|도|를|을|만|좀|같은|이런|빼|안 |없|쓰)"

_HABITS = {
    "emoji": "이모지|이모티콘",
    "exclamation": rf"느낌표|!{_OF}",
    "question": "물음표",
    "laugh": rf"(?:ㅋ|ㅎ){_OF}|크크|흐흐|웃음",
    "cry": rf"(?:ㅠ|ㅜ){_OF}|유유|울음",
    "heading": "소제목|헤딩",
    "bullet": "목록|리스트|글머리|불릿",
    "number": "번호|목록",
    "bold": "굵은|굵게|볼드|강조",
    "dots": rf"말줄임|점점점|(?:\.\.|…){_OF}",
    "wave": "물결",
    "link": "링크|주소",
    "picture": "사진|그림|이미지",
    "parenthesis": "괄호",
    "quotation": "따옴표",
    "quote": "인용",
    "dash": "줄표|대시",
    "strike": "취소선",
    "face": "얼굴 ?기호",
    "table": r"(?<![가-힣])표(?:는|를|로|도| )",
}


class KoreanCommandWords(CommandWords):
    heard_again = ("다시", "다시 써줘", "다시 써 줘")
    heard_carry_on = ("계속", "계속 써줘", "계속 써 줘")
    heard_done = ("끝이에요", "끝났어요", "다 보냈어요", "다 붙였어요")
    heard_code_is_there = ("문구 넣었어요", "넣었어요", "확인해 주세요")
    heard_stop = ("그만", "중지", "멈춰")
    heard_style = ("내 말투", "내 말투 보여줘", "내 말투 보여 줘")
    heard_help = ("도움말",)
    heard_thanks = ("고마워", "고마워요", "고맙습니다", "감사합니다", "감사해요", "감사", "넵", "네")
    heard_yes = ("예", "넵", "네네", "응", "맞아요", "맞아", "맞습니다", "초안에서 나왔어요")
    heard_no = ("아뇨", "아니오", "아니에요", "아니야", "아닙니다", "아닌데요", "제가 썼어요", "직접 썼어요")
    heard_goodbye = ("종료",)
    heard_blog = ("블로그", "등록")
    heard_counter = ("번",)


class KoreanCardRequests(CardRequestWords):
    card_drop_rule = (
        rf"(?:규칙 ?)?#?([0-9]{{1,4}})(?: ?번째| ?번)? ?(?:규칙)?(?:은|는|을|를)? ?(?:좀 )?{_DROP} ?{_PLEASE}",
    )
    card_drop_last = (rf"마지막 ?(?:규칙|것|거)?(?:은|는|을|를)? ?{_DROP} ?{_PLEASE}",)
    card_drop_all = (
        rf"규칙(?:은|을|들을)? ?(?:전부|모두|다) ?{_DROP} ?{_PLEASE}",
        rf"(?:전부|모두|모든 규칙) ?{_DROP} ?{_PLEASE}",
    )
    card_undo = (
        r"(?:방금 ?(?:것|거|건|그거)?(?:은|는|을)? ?)?(?:다시 )?(?:되돌려|되돌리기|되돌릴래|되돌릴래요|원래대로|취소)"
        rf" ?{_PLEASE}",
        rf"(?:이전|전) ?버전으로 ?(?:돌아가|되돌려)? ?{_PLEASE}",
    )
    card_history = (rf"(?:버전|이력)(?: ?(?:목록|보기|들|기록))?(?:을|를)? ?(?:보여|알려)? ?{_PLEASE}",)
    card_use_version = (rf"버전 ?#?([0-9]{{1,9}}){_TAKE}", rf"([0-9]{{1,9}})번 ?버전{_TAKE}")
    card_look = (rf"(?:내 ?)?(?:말투|카드)?(?:를|을)? ?(?:다시 )?(?:보여|보기) ?{_PLEASE}", r"(?:내 ?)?말투")
    card_thanks = (
        r"(?:정말 |너무 |진짜 )?(?:고마워|고맙|감사)(?:요|합니다|해요|드려요|드립니다|습니다|)(?: ?[ㅎㅋ^]+)?",
    )
    card_assent = (
        "네|넵|넹|예|응|어|웅|그래요?|좋아요?|좋네요?|굿|굳|오케이|오키|알겠어요?|알겠습니다|알았어요?|확인|아니요?|아뇨|와|우와|오|헐|대박",
        "신기하네요?|신기해요?|맞아요?|안녕|안녕하세요|하이|그렇군요?|비슷하네요?|똑같네요?",
    )
    card_asked_nicely = (r"줄래|주실래|줄 ?수|주실 ?수|주시겠|주겠어|해도 ?[돼될]",)
    card_question_begins = ("(?:왜|뭐|뭘|무엇|어떻게|언제|누가|어디|몇) ",)
    card_question_ends = (
        r"(?:[까나]요|[인은는던한된운린른런든란]가요|뭐예요|뭐야|뭐지|뭔데|뭔가요|왜요|왜)[.~!\s]*\Z",
    )
    card_wonder_ends = (r"(?<![~\-‘“'\"])(?:네요|군요|구나|다니)[.~!\sㅎㅋㅠㅜ^]*\Z",)
    card_forbids = ("빼|안 |말아|말고|마세요|마요|지 ?마|말 것|없이|없애|금지|그만|줄여|쓰지|않|아니|싫|지양|못 ",)
    card_habits = _HABITS
    card_or_draft = ("문단|단락|초안|제목|번째|더 ?(?:짧|길)",)
