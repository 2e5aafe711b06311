"""Which host names are this computer's own."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Whether ``host`` (a name or address without its port) is this computer itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
