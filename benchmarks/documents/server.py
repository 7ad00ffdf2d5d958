"""Serve every site of the battery on a port of its own, in a process of its own.

python -m benchmarks.documents.server NAME…     prints the ports, and serves until its input ends
"""

import json
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from benchmarks.documents.feeds import FEEDS, Site, good
from benchmarks.documents.pages import PAGES

GOOD = "good feed"
SITES = {GOOD: good} | FEEDS | PAGES


class OneSite(BaseHTTPRequestHandler):
    """Answers with what stands at a path, or 404."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Site, *args: object) -> None:
        self._site = site
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """One page."""
        body, kind = self._site.get(self.path, (b"", ""))
        host = str(self.headers.get("Host", "")).encode()
        body = body.replace(b"{host}", host) if kind == "text/xml" else body
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


def main(names: list[str]) -> None:
    """Until standard input ends."""
    ports = {}
    for name in names:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(OneSite, SITES[name]()))
        Thread(target=server.serve_forever, daemon=True).start()
        ports[name] = server.server_address[1]
    print(json.dumps(ports), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1:])
