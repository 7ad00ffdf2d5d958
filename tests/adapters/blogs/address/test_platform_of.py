"""Whatever form of a blog's address somebody pastes, it is the same blog."""

import pytest

from adapters.blogs.address.forms import PlaceKind
from adapters.blogs.address.platform_of import Place, canonical, identify_platform
from adapters.blogs.address.typed_url import normalize_url
from bot.errors import NotABlog, NotAnAddress

ME = "https://blog.naver.com/byul"
NO = "223456789012"

# what was typed, kind, key, post
BLOGS = [
    # Naver
    ("blog.naver.com/byul", "naver", "byul", ""),
    ("https://blog.naver.com/byul", "naver", "byul", ""),
    ("http://blog.naver.com/byul/", "naver", "byul", ""),
    ("HTTPS://BLOG.NAVER.COM/Byul", "naver", "byul", ""),
    ("https://www.blog.naver.com/byul", "naver", "byul", ""),
    ("https://blog.naver.com./byul", "naver", "byul", ""),
    ("https://blog.naver.com:443/byul", "naver", "byul", ""),
    ("https:/blog.naver.com/byul", "naver", "byul", ""),
    ("<https://blog.naver.com/byul>", "naver", "byul", ""),
    ("**https://blog.naver.com/byul**", "naver", "byul", ""),
    ("ｂｌｏｇ．ｎａｖｅｒ．ｃｏｍ／ｂｙｕｌ", "naver", "byul", ""),
    ("https://blog.naver.com/byul\u200b", "naver", "byul", ""),
    ("https://blog.naver.com/by-ul_2", "naver", "by-ul_2", ""),
    ("https://blog.naver.com/8892050", "naver", "8892050", ""),
    ("https://blog.naver.com/byul입니다!", "naver", "byul", ""),
    ("제 블로그는 https://blog.naver.com/byul 이에요~", "naver", "byul", ""),
    ("제 블로그(https://blog.naver.com/byul)예요", "naver", "byul", ""),
    ("私のブログはhttps://blog.naver.com/byulです。", "naver", "byul", ""),
    ("blog.naver.com/byul에 글을 써요", "naver", "byul", ""),
    (f"https://blog.naver.com/byul/{NO}", "naver", "byul", NO),
    (f"https://blog.naver.com/Byul/{NO}/", "naver", "byul", NO),
    (f"https://blog.naver.com/byul/{NO}을 보세요", "naver", "byul", NO),
    (f"https://blog.naver.com/byul/{NO}?fromRss=true&trackingCode=rss", "naver", "byul", NO),
    (f"https://blog.naver.com/byul/{NO}#comment", "naver", "byul", NO),
    (f"https://blog.naver.com/byul?Redirect=Log&logNo={NO}", "naver", "byul", NO),
    (f"http://blog.naver.com/byul.do?Redirect=Log&logNo={NO}", "naver", "byul", NO),
    (f"https://blog.naver.com/PostView.naver?blogId=byul&logNo={NO}&redirect=Dlog", "naver", "byul", NO),
    (f"https://blog.naver.com/PostView.nhn?logNo={NO}&blogId=Byul", "naver", "byul", NO),
    (f"https://blog.naver.com/PostView.naver?blogId=byul&amp;logNo={NO}", "naver", "byul", NO),
    (f"https://blog.naver.com/postview.naver?blogid=byul&logno={NO}", "naver", "byul", NO),
    ("https://blog.naver.com/PostList.naver?blogId=byul&from=postList&categoryNo=6", "naver", "byul", ""),
    ("http://blog.naver.com/PostList.nhn?blogId=byul", "naver", "byul", ""),
    ("https://blog.naver.com/NBlogTop.naver?isHttpsRedirect=true&blogId=byul", "naver", "byul", ""),
    ("https://blog.naver.com/PostThumbnailList.nhn?blogId=byul&categoryNo=0", "naver", "byul", ""),
    ("https://blog.naver.com/prologue/PrologueList.naver?blogId=byul", "naver", "byul", ""),
    ("https://blog.naver.com/profile/intro.naver?blogId=byul", "naver", "byul", ""),
    ("https://m.blog.naver.com/byul?tab=1", "naver", "byul", ""),
    (f"https://m.blog.naver.com/byul/{NO}?view=img_3", "naver", "byul", NO),
    (f"[네이버 블로그] 제주 여행 첫날\nhttps://m.blog.naver.com/byul/{NO}", "naver", "byul", NO),
    (f"제주 여행 첫날 : 네이버 블로그 https://blog.naver.com/byul/{NO}", "naver", "byul", NO),
    (f"https://m.blog.naver.com/PostView.naver?blogId=byul&logNo={NO}&proxyReferer=https:%2F%2Fn", "naver", "byul", NO),
    ("https://m.blog.naver.com/PostList.naver?blogId=byul", "naver", "byul", ""),
    ("https://m.blog.naver.com/rego/BlogUserInfo.naver?blogId=byul", "naver", "byul", ""),
    ("https://m.blog.naver.com/api/blogs/byul/post-list?categoryNo=0", "naver", "byul", ""),
    ("https://rss.blog.naver.com/byul.xml", "naver", "byul", ""),
    ("rss.blog.naver.com/byul", "naver", "byul", ""),
    ("http://blog.rss.naver.com/byul.xml", "naver", "byul", ""),
    ("http://byul.blog.me", "naver", "byul", ""),
    (f"http://byul.blog.me/{NO}", "naver", "byul", NO),
    ("https://m.byul.blog.me/", "naver", "byul", ""),
    (f"https://link.naver.com/bridge?url=https%3A%2F%2Fblog.naver.com%2Fbyul%2F{NO}&dst=x", "naver", "byul", NO),
    (f"https://www.google.com/url?q=https://blog.naver.com/byul/{NO}&sa=D&usg=x", "naver", "byul", NO),
    (f"https://cr.naver.com/rd?m=1&px=1&u=https%3A%2F%2Fblog.naver.com%2Fbyul%2F{NO}", "naver", "byul", NO),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fbyul.tistory.com%2F12&h=x", "tistory", "byul.tistory.com", "12"),
    # Tistory
    ("byul.tistory.com", "tistory", "byul.tistory.com", ""),
    ("http://Byul.Tistory.com/", "tistory", "byul.tistory.com", ""),
    ("https://www.byul.tistory.com/", "tistory", "byul.tistory.com", ""),
    ("https://byul.tistory.com/m", "tistory", "byul.tistory.com", ""),
    ("https://byul.tistory.com/123", "tistory", "byul.tistory.com", "123"),
    ("https://byul.tistory.com/m/123", "tistory", "byul.tistory.com", "123"),
    ("https://byul.tistory.com/123?category=55#comment9", "tistory", "byul.tistory.com", "123"),
    ("https://byul.tistory.com/123입니다", "tistory", "byul.tistory.com", "123"),
    ("https://byul.tistory.com이에요", "tistory", "byul.tistory.com", ""),
    ("https://byul.tistory.comを登録してください。", "tistory", "byul.tistory.com", ""),
    ("https://byul.tistory.com입니다.", "tistory", "byul.tistory.com", ""),
    ("https://byul.tistory.com/m/post/view/id/123", "tistory", "byul.tistory.com", "123"),
    ("https://byul.tistory.com/entry/제주-여행", "tistory", "byul.tistory.com", "entry/제주-여행"),
    ("https://byul.tistory.com/m/entry/%EC%A0%9C%EC%A3%BC-%ec%97%ac%ed%96%89", "tistory", "byul.tistory.com",
     "entry/제주-여행"),
    ("https://byul.tistory.com/entry/제주", "tistory", "byul.tistory.com", "entry/제주"),  # NFD
    ("https://byul.tistory.com/rss", "tistory", "byul.tistory.com", ""),
    ("https://byul.tistory.com/category/일상?page=2", "tistory", "byul.tistory.com", ""),
    ("https://byul.tistory.com/archive/201901", "tistory", "byul.tistory.com", ""),
    # Velog
    ("velog.io/@byul", "velog", "byul", ""),
    ("https://www.velog.io/@Byul/", "velog", "byul", ""),
    ("https://velog.io/@byul입니다", "velog", "byul", ""),
    ("https://velog.io/@byul/posts?tag=x", "velog", "byul", ""),
    ("https://velog.io/@byul/series", "velog", "byul", ""),
    ("https://velog.io/@byul/series/리액트", "velog", "byul", ""),
    ("https://velog.io/@byul/about", "velog", "byul", ""),
    ("https://velog.io/@byul/리액트-시작", "velog", "byul", "리액트-시작"),
    ("https://velog.io/@byul/%EB%A6%AC%EC%95%A1%ED%8A%B8", "velog", "byul", "리액트"),
    ("https://velog.io/%40byul/a-b", "velog", "byul", "a-b"),
    ("https://v2.velog.io/rss/byul", "velog", "byul", ""),
    ("https://v2.velog.io/rss/@byul", "velog", "byul", ""),
    ("https://v3.velog.io/rss/@byul", "velog", "byul", ""),
    ("https://api.velog.io/rss/@byul", "velog", "byul", ""),
    # Brunch
    ("https://brunch.co.kr/@byul", "brunch", "@byul", ""),
    ("https://www.brunch.co.kr/@byul#articles", "brunch", "@byul", ""),
    ("https://m.brunch.co.kr/@byul", "brunch", "@byul", ""),
    ("https://brunch.co.kr/@byul/27", "brunch", "@byul", "27"),
    ("https://brunch.co.kr/@byul/27입니다", "brunch", "@byul", "27"),
    ("https://brunch.co.kr/@@2fTt", "brunch", "@@2fTt", ""),
    ("https://brunch.co.kr/@@2fTt/3", "brunch", "@@2fTt", "3"),
    ("https://brunch.co.kr/rss/@@2fTt", "brunch", "@@2fTt", ""),
    ("https://api.brunch.co.kr/v2/article/@byul?thumbnail=Y", "brunch", "@byul", ""),
    # Medium
    ("https://medium.com/@byul", "medium", "@byul", ""),
    ("https://www.medium.com/@Byul/", "medium", "@byul", ""),
    ("https://medium.com/feed/@byul", "medium", "@byul", ""),
    ("https://medium.com/@byul/a-walk-0123456789ab?source=rss----1", "medium", "@byul", "0123456789ab"),
    ("https://medium.com/@byul/제주-여행-0123456789ab입니다", "medium", "@byul", "0123456789ab"),
    ("https://medium.com/@byul/list/reading-0123456789ab", "medium", "@byul", ""),
    ("https://byul.medium.com", "medium", "byul.medium.com", ""),
    ("https://byul.medium.com/feed", "medium", "byul.medium.com", ""),
    ("https://byul.medium.com/a-walk-0123456789ab?sk=x", "medium", "byul.medium.com", "0123456789ab"),
    # Substack
    ("https://byul.substack.com", "substack", "byul.substack.com", ""),
    ("https://Byul.substack.com/archive?sort=new", "substack", "byul.substack.com", ""),
    ("https://byul.substack.com/feed", "substack", "byul.substack.com", ""),
    ("https://byul.substack.com/p/a-walk?utm_source=x", "substack", "byul.substack.com", "a-walk"),
    ("https://open.substack.com/pub/byul/p/a-walk?r=1&utm_campaign=post", "substack", "byul.substack.com", "a-walk"),
    ("https://open.substack.com/pub/byul", "substack", "byul.substack.com", ""),
    # Blogger
    ("https://byul.blogspot.com", "blogger", "byul.blogspot.com", ""),
    ("http://www.byul.blogspot.com/", "blogger", "byul.blogspot.com", ""),
    ("https://byul.blogspot.kr/?m=1", "blogger", "byul.blogspot.com", ""),
    ("https://byul.blogspot.co.kr/2020/01/a-walk.html?m=1", "blogger", "byul.blogspot.com", "2020/01/a-walk"),
    ("https://byul.blogspot.jp/p/about.html", "blogger", "byul.blogspot.com", "p/about"),
    ("https://byul.blogspot.com.br/feeds/posts/default?alt=rss", "blogger", "byul.blogspot.com", ""),
    ("https://byul.blogspot.com/search/label/일상", "blogger", "byul.blogspot.com", ""),
    # WordPress.com
    ("https://byul.wordpress.com", "wordpress", "byul.wordpress.com", ""),
    ("https://byul.wordpress.com/feed/", "wordpress", "byul.wordpress.com", ""),
    ("https://byul.wordpress.com/2020/01/02/a-walk/", "wordpress", "byul.wordpress.com", "2020/01/02/a-walk"),
    ("https://byul.wordpress.com/?p=12", "wordpress", "byul.wordpress.com", "12"),
    ("https://byul.wordpress.com/2020/01/", "wordpress", "byul.wordpress.com", ""),
    ("https://wordpress.com/posts/byul.wordpress.com", "wordpress", "byul.wordpress.com", ""),
    # any other blog, or one that only a redirect can tell
    ("https://naver.me/xAbC12", "web", "naver.me", ""),
    ("https://substack.com/@byul", "web", "substack.com", ""),
    ("https://substack.com/home/post/p-1234", "web", "substack.com", ""),
    ("https://link.medium.com/AbC", "web", "link.medium.com", ""),
    ("https://medium.com/p/0123456789ab", "web", "medium.com", ""),
    ("https://medium.com/some-magazine/a-walk-0123456789ab", "web", "medium.com", ""),
    ("https://brunch.co.kr/magazine/walks", "web", "brunch.co.kr", ""),
    ("https://brunch.co.kr/brunchbook/walks", "web", "brunch.co.kr", ""),
    ("https://www.blogger.com/feeds/123/posts/default", "web", "blogger.com", ""),
    ("https://byul.github.io/2024/walk/", "web", "byul.github.io", ""),
    ("https://Blog.Example.co.kr/a?b=c", "web", "blog.example.co.kr", ""),
    ("한글.com/글", "web", "xn--bj0bj06e.com", ""),
    ("https://xn--bj0bj06e.com/글", "web", "xn--bj0bj06e.com", ""),
    ("https://my한글.com/글", "web", "xn--my-f12i831k.com", ""),
    ("https://evil.example/blog.naver.com/byul", "web", "evil.example", ""),
    ("https://blog.naver.com.evil.example/byul", "web", "blog.naver.com.evil.example", ""),
    ("https://xtistory.com/1", "web", "xtistory.com", ""),
    ("https://a.b.tistory.com/1", "web", "a.b.tistory.com", ""),
    ("https://example.com/@me", "web", "example.com", ""),
    ("https://blog.google/products/", "web", "blog.google", ""),
    ("https://www.google.com/maps", "web", "google.com", ""),
]  # fmt: skip

ADDRESSES = {
    "naver": "https://blog.naver.com/{}",
    "velog": "https://velog.io/@{}",
    "brunch": "https://brunch.co.kr/{}",
    "medium": "https://medium.com/{}",
}


@pytest.mark.parametrize(("typed", "kind", "key", "post"), BLOGS)
def test_every_form_of_an_address_is_of_one_blog(typed: str, kind: PlaceKind, key: str, post: str) -> None:
    url = normalize_url(typed)
    found = identify_platform(url)
    address = url if kind == "web" else ADDRESSES.get(kind, "https://{}").format(key)
    if kind == "medium" and not key.startswith("@"):
        address = f"https://{key}"
    assert found == Place(kind, key, address, post)
    if kind != "web":
        assert identify_platform(normalize_url(found.address)) == Place(kind, key, address)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("https://cafe.naver.com/mycafe/123", "cafe"),
        ("https://m.cafe.naver.com/ca-fe/web/cafes/1/articles/2", "cafe"),
        ("https://cafe.daum.net/mycafe", "cafe"),
        ("https://post.naver.com/viewer/postView.naver?volumeNo=1&memberNo=2", "naver-post"),
        ("https://m.post.naver.com/my.naver?memberNo=2", "naver-post"),
        ("https://in.naver.com/byul", "in-naver"),
        ("https://search.naver.com/search.naver?query=제주", "search"),
        ("https://m.search.naver.com/search.naver?where=m&query=byul", "search"),
        ("https://search.daum.net/search?q=byul", "search"),
        ("https://www.google.com/search?q=byul", "search"),
        ("https://www.google.co.kr/search?q=byul", "search"),
        ("https://www.google.com/url?q=javascript:x", "search"),
        ("google.com", "search"),
        ("https://section.blog.naver.com/BlogHome.naver", "section"),
        ("https://m.section.blog.naver.com/", "section"),
        ("https://smartstore.naver.com/byul", "shop"),
        ("https://m.smartstore.naver.com/byul/products/1", "shop"),
        ("https://brand.naver.com/byul", "shop"),
        ("naver.com", "home"),
        ("https://m.naver.com/", "home"),
        ("https://blog.naver.com/", "home"),
        ("blog.naver.com에 있어요", "home"),
        ("https://m.blog.naver.com/Recommendation.naver", "home"),
        ("https://blog.naver.com/MyBlog.naver", "home"),
        ("https://blog.naver.com/PostView.naver?logNo=22", "home"),
        ("https://blog.naver.com/한글", "home"),
        ("https://blog.me/", "home"),
        ("https://www.tistory.com/category/travel", "home"),
        ("https://m.tistory.com", "home"),
        ("https://velog.io/", "home"),
        ("https://velog.io/trending/week", "home"),
        ("https://velog.io/tags/react", "home"),
        ("https://velog.io/@", "home"),
        ("https://brunch.co.kr/", "home"),
        ("https://brunch.co.kr/keyword/여행", "home"),
        ("https://medium.com/", "home"),
        ("https://medium.com/tag/travel", "home"),
        ("https://substack.com/", "home"),
        ("https://substack.com/inbox", "home"),
        ("https://www.blogger.com/blog/posts/123", "home"),
        ("https://wordpress.com/home", "home"),
    ],
)
def test_an_address_of_something_else_is_said_to_be_that(typed: str, what: str) -> None:
    with pytest.raises(NotABlog) as told:
        identify_platform(normalize_url(typed))
    assert told.value.what == what


@pytest.mark.parametrize(
    ("url", "one"),
    [
        ("http://Me.tistory.com/m/12/?utm_source=x&fbclid=1#c", "https://me.tistory.com/12"),
        ("https://x.example/?p=1&ref=rss", "https://x.example/?p=1"),
        ("http://x.example:80/a", "https://x.example/a"),
        ("https://x.example:443/a", "https://x.example/a"),
        ("http://x.example:8080/a/", "https://x.example:8080/a"),
        (f"https://m.blog.naver.com/Byul/{NO}?fromRss=true&trackingCode=rss", f"{ME}/{NO}"),
        (f"https://blog.naver.com/PostView.naver?blogId=byul&logNo={NO}", f"{ME}/{NO}"),
        (f"http://byul.blog.me/{NO}", f"{ME}/{NO}"),
        ("https://byul.blogspot.kr/2020/01/a.html?m=1", "https://byul.blogspot.com/2020/01/a.html"),
        ("https://medium.com/@me/a-0123456789ab?source=rss----x", "https://medium.com/@me/a-0123456789ab"),
        ("https://velog.io/@byul/%eb%a6%ac", "https://velog.io/@byul/%EB%A6%AC"),
        ("https://velog.io/@byul/리", "https://velog.io/@byul/%EB%A6%AC"),
        ("https://한글.com/a", "https://xn--bj0bj06e.com/a"),
        ("https://x.example/?m=post&id=2", "https://x.example/?m=post&id=2"),
        ("https://x.example/?m=1", "https://x.example/"),
        ("https://x.example/a?b=&amp;utm_medium=x", "https://x.example/a?b="),
        ("http://[::1]:81/a", "https://[::1]:81/a"),
        ("http://[::1/a", "http://[::1/a"),
        ("https://:80/a", "https://:80/a"),
        ("http://x.example:99999999/a", "http://x.example:99999999/a"),
    ],
)
def test_one_page_has_one_address(url: str, one: str) -> None:
    assert canonical(url) == one
    assert canonical(one) == one


@pytest.mark.parametrize("typed", ["https://./me", "https://../blog.naver.com/byul", "https://", "https:///byul"])
def test_an_address_without_a_host_is_none(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        normalize_url(typed)
