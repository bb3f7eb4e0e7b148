"""HTTP on loopback."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

from sandbox.server.answers import Sandbox
from sandbox.server.speech import Asked

_LARGEST_BODY = 1_000_000


def server(sandbox: Sandbox, *, port: int) -> ThreadingHTTPServer:
    """A server that is bound and waits for `serve_forever`; port 0 takes any that is free."""

    class Handler(BaseHTTPRequestHandler):
        """One connection."""

        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        timeout = 60
        # Head and body leave in one piece.
        wbufsize = -1

        def do_GET(self) -> None:
            """Answer."""
            length = self.headers.get("Content-Length", "0")
            is_number = length.isascii() and length.isdigit()
            if not is_number or int(length[:9]) > _LARGEST_BODY:
                self.send_error(400)
                return
            self.rfile.read(int(length[:9]))
            parts = urlsplit(self.path)
            reply = sandbox.answer(
                Asked(
                    method=self.command,
                    path=unquote(parts.path).rstrip("/"),
                    query=dict(parse_qsl(parts.query)),
                    headers={name.lower(): text for name, text in self.headers.items()},
                    base=f"http://{self.headers.get('Host', f'127.0.0.1:{self.server.server_port}')}",  # type: ignore[attr-defined]  # typeshed knows only BaseServer here
                )
            )
            self.send_response(reply.status)
            for name, text in reply.headers.items():
                self.send_header(name, text)
            if reply.status != 304:  # noqa: PLR2004 - the status as such
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)
            self.wfile.flush()

        do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 - the names are the library's

        def version_string(self) -> str:
            """What the server calls itself."""
            return "sandbox"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Nothing: requests may carry tokens."""

    listening = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    listening.daemon_threads = True
    return listening
