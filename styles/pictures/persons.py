"""Take out of what is seen in a photo how a person looks, how old they are, their sex and their feelings."""

import re

PERSON = {"ko": "사람", "en": "person", "ja": "人"}

# Words that tell it by themselves
_TELLS = (
    r"여자|여성|여인|남자|남성|소녀|소년|아가씨|아저씨|아줌마|아주머니|할머니|할아버지|노인|어르신|청년|젊은이|중년|노년"
    r"|아기(?!자기)|아이(?!스|폰|패드|디|템|섀도|라이너|보리|콘)|어린이|꼬마|유아|엄마|아빠|부부|커플|연인|미녀|미남|학생"
    r"|\b(?:wom[ae]n|m[ae]n|girls?|boys?|lad(?:y|ies)|gentlem[ae]n|guys?|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?"
    r"|teen(?:ager)?s?|elderly|female|male|(?:grand)?(?:mother|father|ma|pa)s?|moms?|dads?|couples?|brides?|grooms?)\b"
    r"|女|男|少年|子ども|子供|こども|赤ちゃん|老人|お年寄り|若者|夫婦|カップル|母親|父親|母娘|親子|おば(?:あ)?さん|おじ(?:い)?さん"
    r"|얼굴|미소|표정|수염|턱수염|콧수염|\b(?:faces?|smil(?:e[sd]?|ing)|beard(?:ed)?|mou?stache)\b|笑顔|微笑|表情|ひげ|顔"
)
_SOMEBODY = (
    r"사람|인물|손님|직원|사장|주인|점원|바리스타|친구|가족|관광객|행인|일행|배우|가수|연예인|모델|군중"
    r"|\b(?:persons?|people|somebody|someone|customers?|guests?|staff|barista|waiter|waitress|chef|friends?|family"
    r"|tourists?|crowd|actor|actress|singer|celebrit(?:y|ies)|models?|selfie)\b"
    r"|人|客|店員|友だち|友達|家族|誰か|셀카|自撮り"
)
# Words that tell it where somebody is there
_OF_SOMEBODY = (
    r"젊|늙|어린|나이|\d0대|\d{1,2}(?:살|세\b)|예쁜|예뻐|잘생|못생|아름다|귀여|뚱뚱|통통|날씬|마른|키가|키 ?[큰작]"
    r"|머리|금발|피부|안경|눈이|눈을"
    r"|웃|울고|우는|행복|즐거|기쁜|기뻐|슬프|슬퍼|슬픈|화난|화가|지친|피곤|놀란|외로|우울|신난|설레|긴장|백인|흑인|동양인|서양인"
    r"|\b(?:young|old|aged?|middle-aged|years?|pretty|beautiful|handsome|ugly|attractive|cute|fat|slim|thin|tall|short"
    r"|hair(?:ed)?|blonde?|brunette|skin|glasses|laugh(?:s|ing)?|cry(?:ing)?|happ(?:y|ily)|joyful|sad|angry|tired"
    r"|surprised|lonely|excited|nervous|bored|asian|white|black|caucasian)\b"
    r"|若い|若く|年配|高齢|\d0代|\d{1,2}歳|美人|美しい|かわいい|可愛い|きれいな|綺麗な|ハンサム|太った|痩せ|背が|背の|髪|金髪|肌|眼鏡|メガネ"
    r"|笑|泣|嬉し|うれし|楽し|悲し|怒|疲れ|驚|寂し|幸せ"
)
_ALONE = re.compile(_TELLS, re.I)
_THERE = re.compile(_SOMEBODY, re.I)
_LOOKS = re.compile(_OF_SOMEBODY, re.I)


def without_persons(line: str, language: str) -> str:
    """The line, or no more than that a person is seen, where it tells of somebody's looks, age, sex or feelings.

    That is decided by words in Korean, English and Japanese; a line that only seems to tell of it is cut as well.
    """
    tells = _ALONE.search(line) or (_THERE.search(line) and _LOOKS.search(line))
    return PERSON.get(language, PERSON["ko"]) if tells else line
