"""What commands and their fields are called in menus, in English."""

from bot.wording.menu import FieldName, MenuEntry, MenuWording, OfMe, Verb


class EnglishMenu(MenuWording):
    def command(self, verb: Verb) -> MenuEntry:
        match verb:
            case "register":
                return MenuEntry("register-blog", "Read a blog and learn its voice")
            case "write":
                return MenuEntry("write", "Write a draft in your voice")
            case "openings":
                return MenuEntry("openings", "See three openings and pick one to go on from")
            case "style":
                return MenuEntry("style", "See your style card and change it")
            case "drafts":
                return MenuEntry("drafts", "Your drafts")
            case "undo":
                return MenuEntry("undo", "Go back to the text before the last change")
            case "compare":
                return MenuEntry("compare", "See what changed in a draft")
            case "blogs":
                return MenuEntry("blogs", "What I learned from")
            case "learn":
                return MenuEntry("learn", "Learn from files or pasted posts")
            case "forget":
                return MenuEntry("forget-blog", "Forget a blog and its voice")
            case "grown":
                return MenuEntry("from-draft", "Say whether a post came from a draft")
            case "sponsored":
                return MenuEntry("sponsored", "Add or remove the line that says a post is sponsored")
            case "usage":
                return MenuEntry("usage", "What you have used today; in reply to a draft, what it cost")
            case "stop":
                return MenuEntry("cancel", "Stop what I'm doing for you")
            case "help":
                return MenuEntry("help", "What I can do")
            case "export":
                return MenuEntry("export", "Get a draft ready to paste into Naver, Tistory or Velog")
            case "privacy" | "data" | "forget_draft" | "forget_me" | "link" | "unlink":
                return self._command_about_me(verb)

    def _command_about_me(self, verb: OfMe) -> MenuEntry:
        match verb:
            case "privacy":
                return MenuEntry("privacy", "What I keep of you, and where texts go")
            case "data":
                return MenuEntry("my-data", "Get everything I keep of you")
            case "forget_draft":
                return MenuEntry("forget-draft", "Delete one draft")
            case "forget_me":
                return MenuEntry("forget-me", "Delete everything I keep of you")
            case "link":
                return MenuEntry("link", "Use the same blogs and drafts on Discord and Telegram")
            case "unlink":
                return MenuEntry("unlink", "Unlink the accounts you linked")

    def other_names(self, verb: Verb) -> tuple[str, ...]:
        match verb:
            case "register":
                return ("register",)
            case "write" | "learn" | "grown":
                return ()
            case "openings":
                return ("opening",)
            case "style":
                return ("mystyle", "voice", "myvoice", "card")
            case "drafts":
                return ("draft",)
            case "undo":
                return ("goback", "revert")
            case "compare":
                return ("diff",)
            case "blogs":
                return ("blog",)
            case "forget":
                return ("forget", "delete")
            case "sponsored":
                return ("sponsor", "disclosure")
            case "usage":
                return ("cost", "costs", "limit")
            case "stop":
                return ("stop",)
            case "help":
                return ("?", "start")  # the first thing anybody says to a bot on Telegram
            case "export":
                return ("paste",)
            case "privacy" | "data" | "forget_draft" | "forget_me" | "link" | "unlink":
                return self._other_names_about_me(verb)

    def _other_names_about_me(self, verb: OfMe) -> tuple[str, ...]:
        match verb:
            case "privacy" | "data":
                return ()
            case "forget_draft":
                return ("deletedraft",)
            case "forget_me":
                return ("deleteme", "deletemydata")
            case "link":
                return ("connect",)
            case "unlink":
                return ("disconnect",)

    def field(self, field: FieldName) -> MenuEntry:
        match field:
            case "url":
                return MenuEntry("url", "The address of the blog")
            case "topic":
                return MenuEntry("topic", "What to write about")
            case "notes":
                return MenuEntry("notes", "What happened; only these facts are used")
            case "change":
                return MenuEntry("change", "For example: leave out emoji")
            case "file":
                return MenuEntry("file", "Posts as .md, .txt or .zip")
            case "which":
                return MenuEntry("which", "Its number in the list")
            case "texts":
                return MenuEntry("texts", "Numbers of texts, for instance 1 3. Empty: the one before")
            case "form":
                return MenuEntry("form", "naver, tistory, markdown or pieces; empty: choose")
            case "answer":
                return MenuEntry("answer", "yes or no; empty: show the next question")
            case "line":
                return MenuEntry("line", "yes, no, or a line of your own; empty: show the one there is")
            case "code":
                return MenuEntry("code", "The eight letters from the other platform; empty: get a code")
