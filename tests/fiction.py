"""Small invented coverage for tests, rawer and shorter than the bundled one."""

from pathlib import Path

QUAY = """Ferry quay at Port Lorne closed after blast

PORT LORNE: A blast at the ferry quay of Port Lorne wounded at least four people on Tuesday, the harbour master said.

"We heard two bangs and then the pier went," harbour master Odile Brasc told reporters. "Nobody was on the boat."

The cause was not known. Police reportedly searched a warehouse nearby.

READ MORE: Port Lorne fish prices fall for third week
"""

QUAY_COPY = """Blast shuts Port Lorne quay

A blast at the ferry quay of Port Lorne wounded four people on Tuesday, the harbour master said.

"We heard two bangs and then the pier went," harbour master Odile Brasc told reporters. "Nobody was on the boat."

The cause was not known. Police searched a warehouse nearby.

Related posts
"""

MARKET = """Wool market opens in Hask

HASK: Traders from nine valleys came to the wool market in Hask on Friday, the largest since the bridge was rebuilt.

Prices stayed where they were in spring, said Ime Tollan, who has sold there for thirty years.
"""

PAGES = {"quay.txt": QUAY, "copy.txt": QUAY_COPY, "market.txt": MARKET}


def write_pages(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
