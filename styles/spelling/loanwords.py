"""Loanwords in Korean letters, as the dictionary and as people spell them."""

from styles.spelling.ways import SpellingRule, words

# The spelling that most people write first; not always the dictionary's.
_WORDS = """
메시지 메세지|콘텐츠 컨텐츠|데이터 데이타|애플리케이션 어플리케이션|디렉토리 디렉터리|리팩토링 리팩터링
메서드 메소드|알고리즘 알고리듬|캐시 캐쉬|매뉴얼 메뉴얼|컨트롤 콘트롤|초콜릿 초콜렛|케이크 케익|주스 쥬스
튜토리얼 튜터리얼|컨퍼런스 콘퍼런스|라이선스 라이센스|액세서리 악세사리 악세서리|액세스 엑세스 억세스
내비게이션 네비게이션|렌더링 랜더링|셰프 쉐프|스케줄 스케쥴|타겟 타깃|뷔페 부페|소시지 소세지|슈퍼마켓 수퍼마켓
앙코르 앵콜|로열 로얄|도넛 도너츠|돈가스 돈까스|짜장면 자장면|바비큐 바베큐|비스킷 비스켓|카페 까페
파이팅 화이팅|팸플릿 팜플렛|프로포즈 프러포즈|리더십 리더쉽|멤버십 멤버쉽|파트너십 파트너쉽|인턴십 인턴쉽
워크숍 워크샵|재킷 자켓|커튼 커텐|케첩 케찹|다이내믹 다이나믹|밸런스 발란스|배터리 밧데리|코미디 코메디
프론트엔드 프런트엔드|백엔드 백앤드|아울렛 아웃렛|엘리베이터 엘레베이터|오리지널 오리지날|제네릭 제너릭
트렌드 트랜드|트랜잭션 트랜젝션 트렌젝션|해시 해쉬|푸시 푸쉬|플래시 플래쉬|대시보드 대쉬보드|리프레시 리프레쉬
크래시 크래쉬|벡터 백터|파라미터 파라메터 파라메타 패러미터|시퀀스 시퀸스|프레임워크 프레임웍|네트워크 네트웍
캡처 캡쳐|아키텍처 아키텍쳐|피처 피쳐|벤처 벤쳐|제스처 제스쳐|텍스처 텍스쳐|유튜브 유투브|매핑 맵핑|래핑 랩핑
컬렉션 콜렉션|브랜치 브렌치|어댑터 아답터 어뎁터|컨텍스트 콘텍스트|컨셉 콘셉트|컨테이너 콘테이너|컨설팅 콘설팅
포털 포탈|디지털 디지탈|패널 판넬|릴리즈 릴리스|레퍼런스 래퍼런스|센터 센타|컴포넌트 콤포넌트|스태프 스탭
할로윈 핼러윈|컨디션 콘디션|윈도우 윈도|서버 써버|쇼핑 샤핑|리포지토리 레포지토리 레파지토리 리파지토리
클래스 클레스|템플릿 템플렛|프로퍼티 프라퍼티|스프레드시트 스프레드쉬트|마사지 맛사지|커피숍 커피샵|소파 쇼파
리모컨 리모콘|에어컨 에어콘|카디건 가디건|샌들 샌달|스티로폼 스티로폴|앰풀 앰플|마니아 매니아|미스터리 미스테리
가스레인지 가스렌지|전자레인지 전자렌지|오렌지 오랜지|스펀지 스폰지|랍스터 로브스터|크루아상 크로와상
카라멜 캐러멜|모차렐라 모짜렐라|바게트 바게뜨|호치키스 호츠키스|그러데이션 그라데이션
"""
_INSIDE = {"케이크", "카페", "컨셉", "센터"}  # short, and still looked for inside words
_AFTER = {"윈도": "(?!우)", "캐시": "(?!미어)", "해시": "(?![키켜킨킬])"}


def loanword_rules() -> tuple[SpellingRule, ...]:
    """A rule for every word of the table."""
    rows = (row.split() for line in _WORDS.split("\n") for row in line.split("|") if row)
    return tuple(_rule(row) for row in rows)


def _rule(row: list[str]) -> SpellingRule:
    short = min(map(len, row)) <= 2 and row[0] not in _INSIDE
    after = next((_AFTER[name] for name in row if name in _AFTER), "")
    return words(*row, before="(?<![가-힣])" if short else "", after=after)
