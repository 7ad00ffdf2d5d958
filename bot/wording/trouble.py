"""What the bot says when a blog or a file cannot be read."""

from collections.abc import Sequence

from bot.model import Conversation, Elsewhere, Skipped, Unwelcome, Wall
from bot.wording.languages import language_name
from bot.wording.speech import Speech, named


class Trouble(Speech):
    """One sentence for each thing that goes wrong, with the next step."""

    def not_an_address(self, text: str) -> str:
        return self._(
            "블로그 주소를 알아볼 수 없어요. 주소창의 주소를 그대로 붙여 주세요. 예: /register-blog https://blog.naver.com/아이디",
            "I can't make out a blog address. Paste it as your browser shows it: /register-blog https://example.com/blog",
        )

    def no_blog_there(self, url: str) -> str:
        return self._(
            f"이 주소에서는 블로그 글 목록(RSS)을 찾지 못했어요: {named(url)}\n블로그 첫 화면 주소를 보내 주시거나, 글을 .md·.txt·.zip 파일로 보내 주세요.",
            f"I found no list of posts (a feed) at {named(url)}. Send the address of the blog's front page, or the posts as .md, .txt or .zip files.",
        )

    def not_a_blog(self, url: str, what: Elsewhere) -> str:
        match what:
            case "cafe":
                return self._(
                    "네이버 카페 글은 읽지 않아요. 여러 사람이 함께 쓰는 곳이라서요. 내 블로그 주소(https://blog.naver.com/아이디)를 보내 주시거나, 직접 쓴 글을 복사해 `/learn`으로 붙여 주세요.",
                    "I don't read Naver cafés: many people write there. Send the address of your own blog, or copy posts of yours and paste them with `/learn`.",
                )
            case "naver-post":
                return self._(
                    "네이버 포스트는 서비스가 끝났어요. 글을 옮겨 둔 블로그 주소를 보내 주시거나, 내려받은 글 파일을 보내 주세요.",
                    "Naver Post has been closed. Send the address of the blog you moved to, or the files you downloaded.",
                )
            case "in-naver" | "section" | "home":
                return self._(
                    f"블로그 서비스의 첫 화면이나 소개 화면 주소예요: {named(url)}\n내 블로그에 들어가서 주소창의 주소를 복사해 보내 주세요. 예: https://blog.naver.com/아이디, https://아이디.tistory.com, https://velog.io/@아이디",
                    f"{named(url)} is the front page of a blog service. Open your own blog and send the address your browser shows, such as https://velog.io/@name.",
                )
            case "search":
                return self._(
                    "검색 결과 화면의 주소예요. 검색 결과에서 내 블로그를 연 다음, 그 주소를 보내 주세요.",
                    "That is a page of search results. Open your blog from it and send that address.",
                )
            case "shop":
                return self._(
                    "가게 주소예요. 글을 쓰는 블로그 주소를 보내 주세요. 예: https://blog.naver.com/아이디",
                    "That is a shop. Send the address of the blog where you write.",
                )
            case "medium-list":
                return self._(
                    "미디엄은 최근 글 10편만 보여 줘요. 더 배우려면 미디엄 설정의 ‘Download your information’에서 받은 .zip 파일을 보내 주세요.",
                    "Medium shows only the ten newest posts. For more, send the .zip from “Download your information” in Medium's settings.",
                )

    def no_public_posts(self, name: str, closed: int) -> str:
        if closed:
            return self._(
                f"전체공개 글이 없어요: {named(name)} (비공개·이웃공개 글 {closed}편은 읽지 않아요)\n말투를 배울 글을 전체공개로 바꾼 뒤 다시 등록하거나, 글을 복사해 `/learn`으로 붙여 주세요.",
                f"{named(name)} has no public posts ({closed} for friends or for you alone, which I don't read). Make some public and register again, or copy posts and paste them with `/learn`.",
            )
        return self._(
            f"아직 글이 없는 블로그예요: {named(name)}\n글을 올린 뒤 다시 등록하거나, 다른 곳에 쓴 글을 .md·.txt·.zip 파일로 보내 주세요.",
            f"{named(name)} has no posts yet. Register it again once it does, or send posts from elsewhere as .md, .txt or .zip files.",
        )

    def walled(self, host: str, wall: Wall) -> str:
        files = self._(
            "글을 .md·.txt·.zip 파일로 보내 주시거나, 복사해서 `/learn`으로 붙여 주시면 바로 배울 수 있어요.",
            "Send the posts as .md, .txt or .zip files, or paste them with `/learn`, and I can learn at once.",
        )
        match wall:
            case "login":
                said = self._(
                    f"{host}: 로그인해야 볼 수 있는 글이에요. 전체공개로 바꾼 뒤 다시 등록해 주세요.",
                    f"{host} wants a login before it shows this. Make it public and register again.",
                )
            case "captcha" | "challenge":
                said = self._(
                    f"{host}: 사람인지 확인하는 화면에 막혔어요. 저는 그런 확인을 통과하지 않아요.",
                    f"{host} asks whether a human is looking, and I don't get past such questions.",
                )
            case "script":
                said = self._(
                    f"{host}: 브라우저에서만 글이 나타나는 블로그라서 제가 읽을 글이 없어요.",
                    f"{host} shows its text only in a browser, so there is nothing for me to read.",
                )
            case "rest":
                said = self._(
                    f"{host}: 요청이 많다며 잠시 쉬라고 해요. 한 시간쯤 뒤에 같은 주소를 다시 등록하면 이어서 읽어요.",
                    f"{host} asks me to wait. Register the same address again in an hour and I'll go on from there.",
                )
        return f"{said} {files}"

    def not_welcome(self, host: str, why: Unwelcome) -> str:
        if why == "ai":
            return self._(
                f"{host} 쪽 안내문(robots.txt)에 AI에 쓰려고 글을 읽어 가지 말라고 적혀 있어서, 그 말을 따라 읽지 않았어요.",
                f"The robots.txt of {host} asks programs not to read posts for AI, so I have not.",
            )
        return self._(
            f"{host} 쪽 안내문(robots.txt)에 프로그램은 읽지 말아 달라고 적혀 있어서, 그 말을 따라 읽지 않았어요.",
            f"The robots.txt of {host} asks programs to stay away, so I have not read it.",
        )

    def not_proved(self, address: str, code: str, why: str, looked: bool) -> str:
        missing = self._(
            f"아직 {named(address)} 에서 확인 문구를 찾지 못했어요. 올린 직후라면 몇 분 뒤에 다시 눌러 주세요.",
            f"I can't see the code at {named(address)} yet. If you have just put it there, try again in a few minutes.",
        )
        first = self._(
            f"먼저 본인 블로그인지 확인할게요: {named(address)}", f"First, please show that {named(address)} is yours."
        )
        return self._(
            f"{missing if looked else why or first}\n\n"
            f"본인 블로그라면, 아래 문구를 블로그 소개글이나 새 글(제목이나 첫머리)에 넣고 단추를 눌러 주세요. 확인되면 공개된 내 글만 사람이 읽는 속도로 천천히 읽어요. 확인한 뒤에는 지우셔도 돼요.\n\n"
            f"`{code}`\n\n"
            f"블로그를 고치기 어렵다면 글을 .md·.txt·.zip 파일로 보내 주시거나, 복사해서 `/learn`으로 붙여 주세요.",
            f"{missing if looked else why or first}\n\n"
            f"If the blog is yours, put this code into its introduction or into a new post (in its title or first lines) and press the button. I will then read your public posts, at the pace of a human reader. You can remove the code afterwards.\n\n"
            f"`{code}`\n\n"
            f"If you can't change the blog, send the posts as .md, .txt or .zip files, or paste them with `/learn`.",
        )

    def not_readable(self, name: str) -> str:
        return self._(
            f"이런 형식의 파일은 읽지 못해요: {named(name)}\n글을 복사해서 `/learn`으로 붙여 주시거나, .md·.txt·.html·.zip 파일로 저장해 보내 주세요.",
            f"I can't read files like {named(name)}. Copy the text and paste it with `/learn`, or save it as .md, .txt, .html or .zip.",
        )

    def others_words(self, name: str, what: Conversation) -> str:
        if what == "chat":
            return self._(
                f"대화를 저장한 파일이라 읽지 않았어요: {named(name)}\n다른 사람의 말이 들어 있어서요. 직접 쓴 글이 담긴 파일을 보내 주세요.",
                f"{named(name)} is a saved conversation, with other people's words in it, so I did not read it. Send files with posts of your own.",
            )
        return self._(
            f"댓글을 모은 파일이라 읽지 않았어요: {named(name)}\n다른 사람의 말이 들어 있어서요. 직접 쓴 글이 담긴 파일을 보내 주세요.",
            f"{named(name)} is a collection of comments, with other people's words in it, so I did not read it. Send files with posts of your own.",
        )

    def unreachable(self, host: str, status: int) -> str:
        files = self._("글을 .md·.txt·.zip 파일로 보내 주셔도 돼요.", "Or send the posts as .md, .txt or .zip files.")
        match status:
            case 404 | 410:
                said = self._(
                    f"{host}: 그런 페이지가 없대요. 주소를 다시 확인해 주세요.",
                    f"{host} says there is no such page. Check the address.",
                )
            case 401 | 403:
                said = self._(
                    f"{host}: 비공개이거나 봇의 접근이 막혀 있어서 읽지 못했어요.",
                    f"{host} doesn't let me read this: it is private, or closed to bots.",
                )
            case 0 if ":" in host:
                said = self._(
                    f"{host}: 80·443번이 아닌 포트는 열지 않아요. 보통의 블로그 주소를 보내 주세요.",
                    f"{host}: I only open ports 80 and 443. Send an ordinary blog address.",
                )
            case _:
                answer = self._(f" (응답 {status})", f" (it answered {status})") if status else ""
                said = self._(
                    f"{host} 쪽에 연결되지 않아요{answer}. 주소를 확인하고 잠시 뒤 다시 보내 주세요.",
                    f"I can't reach {host}{answer}. Check the address and try again in a while.",
                )
        return f"{said} {files}"

    def private_address(self, host: str) -> str:
        return self._(
            f"내부 네트워크 주소({host})는 열지 않아요. 누구나 볼 수 있는 블로그 주소를 보내 주세요.",
            f"{host} is an address inside a private network, so I won't open it. Send the address of a public blog.",
        )

    def too_large(self, name: str, limit: int) -> str:
        size = f"{limit // 1_000_000} MB"
        return self._(
            f"너무 커서 읽지 않았어요: {named(name)} (한도 {size}). 글만 추려서 더 작은 .md·.txt·.zip 파일로 보내 주세요.",
            f"{named(name)} is too large for me to read (the limit is {size}). Send the posts in smaller .md, .txt or .zip files.",
        )

    def broken_feed(self, url: str) -> str:
        return self._(
            f"글 목록(RSS)이 깨져 있어서 읽지 못했어요: {named(url)}\n글을 .md·.txt·.zip 파일로 보내 주시면 바로 배울 수 있어요.",
            f"The feed at {named(url)} is broken and I can't read it. Send the posts as .md, .txt or .zip files and I can learn from those.",
        )

    def no_text_inside(self, name: str) -> str:
        return self._(
            f"읽을 글을 찾지 못했어요: {named(name)}\n글이 담긴 .md·.txt 파일이나, 그것들을 묶은 .zip 파일을 보내 주세요.",
            f"I found no text to read in {named(name)}. Send .md or .txt files with posts in them, or a .zip of those.",
        )

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        why = f" ({self.skipped(skipped)})" if skipped else ""
        return self._(
            f"말투를 배울 만한 글이 없어요{why}: {named(name)}\n직접 쓴 문장이 몇 줄 이상 있는 글을 올린 뒤 다시 등록하거나, .md·.txt 파일로 보내 주세요.",
            f"There is not enough of your own writing in {named(name)} to learn from{why}. Register it again once there are posts with a few lines of your own, or send .md or .txt files.",
        )

    def other_language(self, name: str, code: str) -> str:
        if language := language_name(code, self.language == "ko"):
            return self._(
                f"{language}는 아직 못 배워요: {named(name)}\n한국어, 영어, 일본어로 쓴 글을 보내 주시면 그 말투를 배울게요.",
                f"I can't learn {language} yet, and {named(name)} is in {language}. Send posts in Korean, English or Japanese and I'll learn from those.",
            )
        return self._(
            f"한국어, 영어, 일본어로 쓴 글의 말투만 배울 수 있어요: {named(name)}\n그 언어로 쓴 글을 보내 주세요.",
            f"I can learn voices in Korean, English and Japanese only, and {named(name)} is in another language. Send posts in one of these.",
        )

    def too_hard(self) -> str:
        return self._(
            "글이 너무 복잡해서 제시간에 배우지 못했어요. 글 몇 편만 골라 .md·.txt 파일로 보내 주세요.",
            "These posts are too hard for me to learn from in time. Pick some and send them as .md or .txt files.",
        )
