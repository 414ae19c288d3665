"""Thirty people who sign in at once with wrong passwords, again a second later, until this process is ended."""

import asyncio
import sys

AT_ONCE = 30


async def sign_in(port: int, number: int) -> None:
    body = f"email=person{number}@example.org&password=not+the+right+one+{number}".encode()
    lines = (
        "POST /sign-in HTTP/1.1",
        "Host: 127.0.0.1",
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
    answer = await reader.read()
    writer.close()
    if not answer.startswith((b"HTTP/1.1 401", b"HTTP/1.1 503")):
        raise SystemExit(f"neither refused nor sent away: {answer[:100]!r}")


async def again_and_again(port: int) -> None:
    while True:
        await asyncio.gather(*(sign_in(port, number) for number in range(AT_ONCE)))
        print("tried", flush=True)
        await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(again_and_again(int(sys.argv[1])))
