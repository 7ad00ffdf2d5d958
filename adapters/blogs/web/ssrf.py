"""Which addresses the bot is willing to open, asked three times: of the URL, of the name's answers, of the socket."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from ssrfguard import DEFAULT_DENIED
from yarl import URL

from bot.errors import NotAnAddress, PrivateAddress, Unreachable

Pairs = frozenset[tuple[str, int]]

longest = 2048  # characters in a URL
most_answers = 4  # addresses tried for one name: a server may list hundreds that never answer

# ssrfguard's table decodes tunnels and allows the public part of these; a blog lives in none of them.
EXTRA = tuple(
    ip_network(network)
    for network in (
        "::ffff:0:0:0/96",  # IPv4-translated
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64 inside a site
        "2001::/32",  # Teredo
        "2001:20::/28",  # ORCHIDv2
        "2002::/16",  # 6to4
        "168.63.129.16/32",  # Azure's own services
        "192.0.0.0/24",  # IETF protocols
        "192.88.99.0/24",  # 6to4 relays
    )
)
GLOBAL_UNICAST = ip_network("2000::/3")
INSIDE = re.compile(
    r"(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|onion|svc|cluster|arpa)$"
)
NOWHERE = re.compile(r"\.(test|invalid)$")  # RFC 6761: these never exist
UNFIT = re.compile(
    r"[\x00-\x20\x7f-\xa0\\\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]"
)


class Shut(OSError):
    """A gate refused an address. One message for all, so that asyncio never merges it into another error."""

    def __init__(self) -> None:
        super().__init__("not a public address")


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the internet can reach."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if isinstance(ip, IPv6Address) and (ip.scope_id or ip not in GLOBAL_UNICAST):
        return False
    return not any(ip in network for network in EXTRA) and not DEFAULT_DENIED.classify(ip).blocked


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


@dataclass
class Gates:
    """`allow`: host and port pairs, as typed in a URL, that may be private and on any port."""

    allow: Pairs = frozenset()
    _behind: set[tuple[str, int]] = field(default_factory=set)  # what allowed names resolved to

    def url(self, raw: str) -> URL:
        """The first gate, before any look-up. Raises NotAnAddress, PrivateAddress or Unreachable."""
        if len(raw) > longest or UNFIT.search(raw):
            raise NotAnAddress(raw[:longest])
        try:
            url = URL(raw)
            host, port = url.host, url.port
        except ValueError:
            raise NotAnAddress(raw) from None
        canonical = str(url)
        if url.scheme not in ("http", "https") or not host or port is None or UNFIT.search(canonical):
            raise NotAnAddress(raw)
        if url.user is not None or url.password is not None or "@" in raw.partition("://")[2].split("/")[0]:
            raise NotAnAddress(raw)
        if not self.is_allowed(host, port):
            self._host(host)
            if port not in (80, 443):
                raise Unreachable(f"{host}:{port}")
        return url

    def is_allowed(self, host: str, port: int) -> bool:
        """Whether whoever runs the bot lets it open this host on this port, wherever it leads."""
        return (host.rstrip(".").lower(), port) in self.allow

    def _host(self, host: str) -> None:
        if _literal(host) is not None:
            if not is_public(host):
                raise PrivateAddress(host)
            return
        name = host.rstrip(".").lower()
        if NOWHERE.search(name):
            raise Unreachable(host)
        # "0x7f.1", "2130706433": what some resolvers read as a number; a top-level domain always begins with a letter.
        if "." not in name or INSIDE.search(name) or not name.rpartition(".")[2][:1].isalpha():
            raise PrivateAddress(host)

    def answers(self, host: str, port: int, addresses: Sequence[str]) -> Sequence[str]:
        """The second gate: every answer must be public, or none is taken. Raises Shut."""
        if self.is_allowed(host, port):
            self._behind.update((address, port) for address in addresses)
        elif not all(map(is_public, addresses)):
            raise Shut
        return addresses[:most_answers]

    def socket(self, address: str, port: int) -> None:
        """The last gate: the very address that connect(2) will use. Raises Shut."""
        if (address, port) in self._behind or (address, port) in self.allow:
            return
        if port not in (80, 443) or not is_public(address):
            raise Shut
