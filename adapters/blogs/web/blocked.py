"""Know the pages that come instead of a post: logins, captchas, challenges, empty shells."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.word_sets import words
from adapters.blogs.web.fetcher import Page
from bot.model import BlockReason

largest = 200_000  # bytes: what is longer says something
most_links = 20  # of a login; a page with more is one to go on from
few, little = 40, 700  # letters: nothing to read; not much to read

DOORS: tuple[
    tuple[str, re.Pattern[str], BlockReason], ...
] = (  # host, path: pages that are none by their address alone
    ("nid.naver.com", re.compile(r"/(nidlogin|mobile/user/login|login)"), "login"),
    ("nid.naver.com", re.compile(r"/(captcha|login/ext/captcha)"), "captcha"),
    ("ncaptcha.naver.com", re.compile(""), "captcha"),
    ("accounts.kakao.com", re.compile("/(weblogin|login)"), "login"),
    ("logins.daum.net", re.compile(""), "login"),
    ("accounts.google.com", re.compile(""), "login"),
    ("www.blogger.com", re.compile(r"/blogin\.g"), "login"),
    ("www.tistory.com", re.compile("/auth/login"), "login"),
    ("medium.com", re.compile(r"/m/(signin|connect)|/signin"), "login"),
    ("substack.com", re.compile("/(sign-in|account/login)"), "login"),
    ("wordpress.com", re.compile(r"/(log-in|wp-login\.php)"), "login"),
    ("www.linkedin.com", re.compile("/(authwall|login)"), "login"),
    ("www.facebook.com", re.compile("/login"), "login"),
    ("www.instagram.com", re.compile("/accounts/login"), "login"),
    ("challenges.cloudflare.com", re.compile(""), "challenge"),
    ("geo.captcha-delivery.com", re.compile(""), "captcha"),
)
# Cloudflare puts /cdn-cgi/challenge-platform/ into good pages too; these only where it asks.
CHALLENGE = re.compile(
    r"_cf_chl_opt|cf[-_]browser[-_]verification|cf-challenge|/_Incapsula_Resource|sgcaptcha|ddos-guard", re.I
)
CHALLENGE_TITLE = re.compile(
    r"<title[^>]{0,80}>\s{0,20}(just a moment|잠시만 기다리|しばらくお待ち|attention required! \| cloudflare|ddos-guard"
    r"|checking your browser|please wait\.\.\. \| cloudflare)",
    re.I,
)
CAPTCHA = re.compile(
    r"g-recaptcha|recaptcha/(api|enterprise)\.js|h-captcha|hcaptcha\.com|ncaptcha|captcha[-_]?(image|img|form|key)|turnstile",
    re.I,
)
CAPTCHA_SAID = re.compile(
    r"captcha|robot|human|unusual traffic|verify|로봇|사람인지|보안\s?문자|자동\s?입력|비정상적인|스팸|ロボット|人間",
    re.I,
)
PASSWORD = re.compile(r"""<input\b[^>]{0,400}\btype\s{0,5}=\s{0,5}["']?password""", re.I)
LOGIN_LEADS = re.compile(r"nid\.naver\.com/nidlogin|accounts\.kakao\.com/login|MobileErrorView", re.I)
LOGIN_SAID = re.compile(r"로그인|log ?in|sign ?in|password|비밀번호|ログイン|이웃|공개", re.I)
POST_SIGNS = re.compile(
    r"<article\b|<time\b|og:type[\"'][^>]{0,80}article|article:published_time|\"(Blog)?Posting\"|\"(News)?Article\""
    r"|entry-content|post-content|post-body|se-main-container|se_component|tt_article|articleBody",
    re.I,
)
LEADS_ON = re.compile(  # a frame, a feed or a move: an empty page from which a blog can still be found
    r"<i?frame\b|<frameset\b|application/(rss|atom|feed)\+|http-equiv\s{0,3}=\s{0,3}[\"']?refresh", re.I
)
NEEDS_SCRIPT = re.compile(
    r"enable javascript|javascript (is|must be) (required|enabled|disabled)|requires javascript|javascriptを有効"
    r"|(자바스크립트|javascript)[를을]? ?(활성|켜|사용|허용)|<app-root|\bid\s{0,3}=\s{0,3}[\"']?"
    r"(app|root|__next|__nuxt|___gatsby|q-app|svelte|main-app|react-root|app-root)\b",
    re.I,
)
NAME = re.compile(r"/?([a-z][a-z0-9-]{0,20})", re.I)
UNSEEN = words("script style noscript template svg title textarea select head")


@dataclass(frozen=True)
class _Look:
    """A page in two parts: what is read on it, and the markup and scripts behind that."""

    shown: str
    behind: str

    @property
    def letters(self) -> int:
        return sum(map(str.isalnum, self.shown))


def block_reason(page: Page) -> BlockReason | None:
    """What stands here instead of a page. A page that only speaks of such things, or leads to a login, is none."""
    if (found := _by_address(page.url)) or (found := _by_answer(page)):
        return found
    if len(page.body) > largest or not _is_html(page):
        return None
    text = decode(page.body, page.charset)
    return None if page.status < 400 and POST_SIGNS.search(text) else _by_look(_look(text))


def _by_address(url: str) -> BlockReason | None:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    return next((found for at, path, found in DOORS if host == at and path.match(parts.path)), None)


def _by_answer(page: Page) -> BlockReason | None:
    if page.headers.get("cf-mitigated", "").lower() == "challenge":
        return "challenge"
    if page.status == 429 or (page.status == 503 and "retry-after" in page.headers):
        return "rest"
    return None


def _is_html(page: Page) -> bool:
    if "json" in page.content_type:
        return False
    start = page.body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and not start.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex"))


def _by_look(look: _Look) -> BlockReason | None:
    letters = look.letters
    if CHALLENGE_TITLE.search(look.behind) and letters < little:
        return "challenge"
    if CHALLENGE.search(look.behind) and letters < little:
        return "challenge"
    if CAPTCHA.search(look.behind) and letters < little and CAPTCHA_SAID.search(look.shown + look.behind[:3000]):
        return "captcha"
    asks = PASSWORD.search(look.behind) or (LOGIN_LEADS.search(look.behind) and letters < little // 3)
    if letters < little and asks and look.behind.count("<a ") <= most_links and LOGIN_SAID.search(look.shown):
        return "login"
    if letters < few and "<script" in look.behind.lower() and NEEDS_SCRIPT.search(look.behind):
        return None if LEADS_ON.search(look.behind) else "script"
    return None


def _look(html: str) -> _Look:
    """Split at every tag, once from front to back, so that no page takes longer than its length."""
    shown: list[str] = []
    behind: list[str] = []
    inside = ""  # of what is not seen
    for piece in html.split("<"):
        tag, closed, text = piece.partition(">")
        name = found[1].lower() if (found := NAME.match(tag)) else ""
        behind.append("<" + tag)
        if inside:
            behind.append(text)
            inside = "" if name == inside and tag.startswith("/") else inside
            if not inside:
                shown.append(text)
        elif name in UNSEEN and not tag.startswith("/") and not tag.endswith("/"):
            inside = name
            behind.append(">" + text)
        else:
            shown.append(text if closed else "")
    return _Look(" ".join(shown), "".join(behind))
