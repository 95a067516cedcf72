"""Files that are deep, long or wide beyond all use, for every reader."""

NESTED = (
    b"[" * 100_000, b'{"a":' * 100_000, b'{"scores":' + b"[" * 100_000, b'{"scores":[{"id":' + b'{"a":' * 50_000,
    b"[" * 900 + b"]" * 900, b"a." * 40_000 + b"a = 1\n", b"a = " + b"[" * 100_000, b"[a." + b"b." * 40_000 + b"c]\n",
    b'id = "' + b"x" * 1_000_000 + b'"\n', b"{" + b'"a":1,' * 100_000 + b'"b":1}', b"9" * 100_000, b"[1e400,-0,NaN]",
)  # fmt: skip
