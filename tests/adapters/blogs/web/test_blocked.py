"""What comes instead of a post is known for what it is, and a post is never taken for it."""

import pytest

from adapters.blogs.web.blocked import block_reason
from adapters.blogs.web.fetcher import Page

HTML = "text/html"


def page(body: str, url: str = "https://blog.example/1", status: int = 200, kind: str = HTML, **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(url, status, kind, "utf-8", body.encode(), named)


def skin(text: str, head: str = "", foot: str = "") -> str:
    """A page as blogs have it: a menu, a text, a form for comments."""
    return f"""<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>소소한 하루</title>{head}</head><body>
    <header><nav><a href="/">홈</a> <a href="/tag">태그</a> <a href="/guestbook">방명록</a>
    <a href="https://accounts.kakao.com/login?continue=x">로그인</a></nav></header>{text}
    <form action="/comment"><input name="name" placeholder="이름"><input type="password" name="password">
    <textarea>댓글</textarea></form>{foot}</body></html>"""


LOGIN = """<html><head><title>로그인</title></head><body><h1>로그인이 필요합니다</h1>
<form method="post"><input name="id"><input type="password" name="pw"><button>로그인</button></form></body></html>"""
NEIGHBOURS = """<html><body class="MobileErrorView"><p>이웃에게만 공개된 글입니다.</p>
<a href="https://nid.naver.com/nidlogin.login?mode=form">로그인</a></body></html>"""
JUST_A_MOMENT = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>
<div class="main-wrapper"><noscript>Enable JavaScript and cookies to continue</noscript></div>
<script>(function(){window._cf_chl_opt = {cvId: '3', cZone: 'blog.example'};})();</script></body></html>"""
CAPTCHA = """<html><head><title>확인</title><script src="https://www.google.com/recaptcha/api.js"></script></head>
<body><p>로봇이 아닌지 확인해 주세요.</p><div class="g-recaptcha" data-sitekey="k"></div></body></html>"""
HCAPTCHA = """<html><head><title>One more step</title></head><body><h2>Please verify you are human</h2>
<form><div class="h-captcha"></div></form><script src="https://js.hcaptcha.com/1/api.js"></script></body></html>"""
NAVER_CAPTCHA = """<html><body><div id="captcha_form"><p>자동입력 방지를 위해 아래 영수증의 물음에 답해 주세요.</p>
<img class="captcha_img" src="/captchaImg"><input name="captcha"></div></body></html>"""
SHELL = """<!doctype html><html><head><title>My blog</title><script src="/static/js/main.8f3.js" defer></script></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"""
SCRIPTED_SHELL = """<html><head><title>블로그</title></head><body><div id="app"></div><script>
render("<b>최근 글</b> 오늘은 뒷산에 다녀왔는데 벚꽃이 활짝 피어 있었어요. 내려오는 길에는 국수를 먹었고요, 아주 맛있었답니다.")</script>
</body></html>"""
KOREAN_SHELL = """<html><head><title>블로그</title></head><body><noscript>자바스크립트를 사용할 수 있도록 켜 주세요.</noscript>
<main></main><script>boot()</script></body></html>"""


@pytest.mark.parametrize(
    ("came", "found"),
    [
        (page("", "https://nid.naver.com/nidlogin.login?mode=form&url=x"), "login"),
        (page("", "https://accounts.kakao.com/login/?continue=x"), "login"),
        (page("", "https://medium.com/m/signin?operation=login"), "login"),
        (page("", "https://substack.com/sign-in?redirect=x"), "login"),
        (page("", "https://www.tistory.com/auth/login"), "login"),
        (page("", "https://www.blogger.com/blogin.g?blogspotURL=x"), "login"),
        (page("", "https://ncaptcha.naver.com/x"), "captcha"),
        (page(LOGIN), "login"),
        (page(LOGIN, status=401), "login"),
        (page(NEIGHBOURS), "login"),
        (page(CAPTCHA), "captcha"),
        (page(HCAPTCHA, status=403), "captcha"),
        (page(NAVER_CAPTCHA), "captcha"),
        (page(JUST_A_MOMENT, status=403), "challenge"),
        (page(JUST_A_MOMENT, status=503), "challenge"),
        (page("<p>anything</p>", status=403, cf_mitigated="challenge"), "challenge"),
        (page("<html><title>Attention Required! | Cloudflare</title><p>Sorry, you have been blocked</p>", status=403),
         "challenge"),
        (page(SHELL), "script"),
        (page(KOREAN_SHELL), "script"),
        (page(SCRIPTED_SHELL), "script"),
        (page("", status=429), "rest"),
        (page("<p>Too many requests", status=503, retry_after="3600"), "rest"),
    ],
)  # fmt: skip
def test_a_wall_is_known_for_what_it_is(came: Page, found: str) -> None:
    assert block_reason(came) == found


NO_WALL = {
    "a page that is not there": page("<html><h1>404</h1>없는 페이지입니다</html>", status=404),
    "a server in trouble": page("<html><h1>502 Bad Gateway</h1></html>", status=502),
    "a refusal without a reason": page("Forbidden", status=403, kind="text/plain"),
    "an empty page": page(""),
    "a page of nothing but a frame": page('<html><script>x()</script><frameset><frame id="mainFrame" src="/in">'),
    "an app that names its feed": page(
        SHELL.replace("</head>", '<link rel="alternate" type="application/rss+xml" href="/rss"></head>')
    ),
    "a page that moves on": page('<meta http-equiv="refresh" content="0;url=/home"><div id="root"></div><script></script>'),
    "a feed with a login in it": page("<?xml version='1.0'?><rss><item>로그인 captcha g-recaptcha</item></rss>"),
    "an answer for programs": page('{"login": true, "captcha": "g-recaptcha"}', kind="application/json"),
    "a short note under a comment form": page(skin("<div class='entry-content'><p>오늘은 쉽니다 ㅎㅎ</p></div>")),
    "a post with a picture only": page(skin("<article><img src='/a.jpg'></article>")),
    "a post about logging in": page(
        skin("<article><h1>네이버 로그인이 안 될 때</h1><p>nid.naver.com/nidlogin 주소로 가서 비밀번호를 바꿨어요.</p></article>")
    ),
    "a post about captchas": page(
        skin(
            "<div class='post-content'><h1>reCAPTCHA 붙이기</h1><pre>&lt;div class=\"g-recaptcha\"&gt;</pre>로봇이 아닙니다</div>",
            '<script src="https://www.google.com/recaptcha/api.js"></script>',
        )
    ),
    "a post about Cloudflare, behind Cloudflare": page(
        skin(
            "<article><h1>Just a moment... 화면 없애기</h1><p>_cf_chl_opt 를 찾아봤다. 뚫을 수는 없었다.</p></article>",
            foot='<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>',
        )
    ),
    "a plain page behind Cloudflare": page(
        "<html><head><title>일기</title></head><body><p>오늘은 비가 왔다.</p>"
        '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script></body></html>'
    ),
    "a post about React": page(
        skin("<article><p>&lt;div id=\"root\"&gt; 하나만 있는 화면. You need to enable JavaScript to run this app.</p></article>")
    ),
    "an app that was rendered on its server": page(
        '<html><head><script src="/_next/x.js"></script></head><body><div id="__next"><h1>첫 글</h1><p>서버에서 그린 글이라'
        " 스크립트 없이도 보인다. 그래서 이 글은 그냥 읽으면 되고, 막힌 곳은 아무 데도 없다.</p></div></body></html>"
    ),
    "a front page with a list": page(
        skin("<ul>" + "".join(f"<li><a href='/{n}'>{n}번째 산책 이야기</a> 2024.05.{n}</li>" for n in range(1, 29)) + "</ul>")
    ),
    "a page that asks for a newsletter": page(
        "<html><body><h1>Letters</h1><p>Sign in or subscribe with your email.</p><form><input type=email></form></body></html>"
    ),
    "a members' corner below a whole text": page(
        "<html><body><div><p>" + "긴 글이 먼저 나온다. 다들 읽을 수 있다. " * 60 + "</p><p>로그인하면 댓글을 쓸 수 있어요.</p>"
        "<form><input name=id><input type=password name=pw></form></div></body></html>"
    ),
    "a text about robots and humans with a protected form": page(
        "<html><body><h1>로봇과 사람</h1><p>" + "카렐 차페크의 희곡을 읽었다. 로봇이라는 말이 여기서 나왔다. " * 40 + "</p>"
        "<form><div class='g-recaptcha'></div></form></body></html>"
    ),
    "a picture above a form for comments that keeps programs out": page(
        f"<html><head><style>{'p { margin: 0 } ' * 300}</style></head><body><img src='/a.jpg'><p>봄</p>"
        "<form><div class='g-recaptcha'></div></form></body></html>"
    ),
    "a short diary in a skin where one can log in": page(
        "<html><body><a href='https://accounts.kakao.com/login?continue=x'>로그인</a><p>"
        + "오늘은 뒷산에 다녀왔다. 벚꽃이 활짝 피어 있었다. " * 15 + "</p></body></html>"
    ),
    "a page that says when it will be another": page("<html><p>오늘의 글</p></html>", retry_after="3600"),
    "an empty place without a script to fill it": page("<html><body><div id='app'></div></body></html>"),
    "a page of pictures that are part of it": page(
        f"<html><body><h1>공개 앨범</h1><img src='data:image/png;base64,{'A' * 200_000}'>"
        "<form><input type='password'></form></body></html>"
    ),
    "an article marked for machines": page(
        '<html><head><script type="application/ld+json">{"@type":"BlogPosting","headline":"비밀번호"}</script></head><body>'
        "<p>비밀번호를 잊었다.</p><form><input type=password></form></body></html>"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_WALL)
def test_a_page_is_not_taken_for_a_wall(name: str) -> None:
    assert block_reason(NO_WALL[name]) is None
