"""What no request gets past: another host's name, another site's page, anything but reading.

The pages show text that strangers wrote, and run on a machine that has a browser open on other sites. A name that
resolves to 127.0.0.1 (DNS rebinding) is refused by its `Host`; a page of another site that asks for ours is refused by
`Sec-Fetch-Site`, save when somebody follows a link. What comes back may run our own scripts and styles, and nothing
else.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
METHODS = frozenset({"GET", "HEAD"})

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
        " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-cache",
}


class Guard:
    """Refuses what is not a reading of ours, and puts the headers on all that goes out."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = HOSTS) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        status, why = self._refused(scope)
        if status:
            await PlainTextResponse(f"{why}\n", status)(scope, receive, headed)
        else:
            await self.app(scope, receive, headed)

    def _refused(self, scope: Scope) -> tuple[int, str]:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _without_port(host) not in self.hosts:
            return 421, "This server answers to 127.0.0.1 and localhost only."
        if scope["method"] not in METHODS:
            return 405, "A case is only read here: GET and HEAD."
        strange = headers.get("sec-fetch-site") == "cross-site"
        if strange and (headers.get("sec-fetch-mode") != "navigate" or headers.get("sec-fetch-dest") != "document"):
            return 403, "Other sites may link here, and nothing else."
        return 0, ""


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host
