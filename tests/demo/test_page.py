"""The page's files."""

import re
from pathlib import Path

import pytest

import demo

STATIC = Path(demo.__file__).parent / "static"


async def test_the_page_runs_only_what_is_in_its_own_files(client):
    response = await client.get("/")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", sorted(STATIC.iterdir()), ids=lambda path: path.name)
async def test_every_file_is_served(client, path):
    response = await client.get(f"/static/{path.name}")
    assert response.content == path.read_bytes()


@pytest.mark.parametrize("name", ["nothing.js", "%2e%2e", "%2e%2e/server.py", "..%2fserver.py", ""])
async def test_nothing_else_is_served(client, name):
    assert (await client.get(f"/static/{name}")).status_code == 404


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_no_script_parses_html(path):
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", path.read_text()
    )


def test_the_page_has_no_inline_script_or_style():
    page = (STATIC / "index.html").read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
