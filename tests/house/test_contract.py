"""What tablet and server say to each other is written once, in the server's models; the rest is made from them."""

from docs.contract import ROOT, files


def test_the_contract_is_what_the_models_say() -> None:
    stale = [str(path) for path, content in files().items() if (ROOT / path).read_text("utf-8") != content]
    assert stale == [], "run: make contract"
