"""Tell posts from what lies around them in the folder of a site: themes, built pages, licences."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

# Never posts, wherever they are
MACHINERY = {"node_modules", "bower_components", "examplesite", "_includes", "_layouts", "_sass"}
# No posts where they lie beside a site's posts or settings; elsewhere anybody may call a folder of posts so
BESIDE = {"themes", "vendor", "_site", "public", "dist", "build", "layouts", "archetypes", "scaffolds", "static"}
OF_SITES = {"_posts", "_drafts", "_layouts", "_includes", "archetypes", "content", "source", "scaffolds"}
SETTINGS = re.compile(
    r"(?:_config|hugo|config|mkdocs)\.(?:ya?ml|toml|json)|Gemfile|package\.json|pelicanconf\.py|\.?eleventy\.\w{2,4}"
    r"|(?:eleventy|gatsby|astro|next|docusaurus)[.-]config\.\w{2,4}"
)
ABOUT = {
    *("readme", "license", "licence", "copying", "notice", "changelog", "contributing", "contributors", "authors"),
    *("code_of_conduct", "security", "_index", "404", "about"),
}


def site_roots(paths: Iterable[str]) -> frozenset[str]:
    """The folders in which a site's posts or settings lie; "" is the top."""
    return frozenset(root for path in paths for root in _roots(PurePosixPath(path).parts))


def _roots(parts: tuple[str, ...]) -> Iterable[str]:
    if parts and SETTINGS.fullmatch(parts[-1]):
        yield "/".join(parts[:-1])
    yield from ("/".join(parts[:n]) for n, part in enumerate(parts[:-1]) if part.lower() in OF_SITES)


def is_site_part(path: str, roots: frozenset[str]) -> bool:
    """Whether a file belongs to a site without being one of its posts; `roots` as site_roots() gives them."""
    *folders, name = PurePosixPath(path).parts or ("",)
    stem = PurePosixPath(name).stem.lower()
    if stem in ABOUT or (stem == "index" and folders and folders[-1].lower() in ABOUT):
        return True
    return any(
        folder.lower() in MACHINERY or (folder.lower() in BESIDE and "/".join(folders[:n]) in roots)
        for n, folder in enumerate(folders)
    )
