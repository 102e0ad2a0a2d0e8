"""Which numbers on the network are open to everybody, and connections that go to one number and no other."""

import http.client
import ipaddress
import socket
import ssl
from contextlib import suppress

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 number inside of an IPv6 one


def is_public(number: str) -> bool:
    """Whether an IP number is open to everybody; a number inside of another is looked at too."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if not address.is_global or address.is_multicast or (address.is_reserved and address not in _NAT64):
        return False
    return all(is_public(str(one)) for one in _inside(address))


def _inside(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """IPv4 numbers that an IPv6 number stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found = [address.ipv4_mapped, address.sixtofour, address.teredo[1] if address.teredo else None]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


class Pinned(http.client.HTTPConnection):
    """HTTP with the host of that name, at this number."""

    def __init__(self, host: str, port: int, *, at: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.at = at
        self.wire: socket.socket | None = None  # what `sock` was, for an answer may outlive it

    def connect(self) -> None:
        """Connect to the number; the name is not looked up again."""
        self.sock = self.wire = socket.create_connection((self.at, self.port), timeout=self.timeout)

    def cut(self) -> None:
        """End it from another thread: whoever reads, reads no more."""
        with suppress(OSError):
            if self.wire:
                self.wire.shutdown(socket.SHUT_RDWR)


class PinnedSafe(Pinned):
    """The same over TLS, which checks that the server goes by the name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        """Connect to the number, and let it prove the name."""
        super().connect()
        self.sock = self.wire = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
