"""The demo site's server: what it answers, and that it never outlives the process that started it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from crawler.demo import demo_site
from crawler.demo.server import serve
from crawler.demo.site import pages


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    log = tmp_path_factory.mktemp("demo") / "requests.log"
    with serve(log, port=0) as (host, port):
        yield host, port, log


def get(served, path, method="GET", **headers):
    connection = http.client.HTTPConnection(served[0], served[1], timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def gone(port):
    """Wait for the port to be free again."""
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return True
        time.sleep(0.05)
    return False


def test_every_page_is_served_as_the_site_has_it(served):
    for path, page in pages(f"http://{served[0]}:{served[1]}").items():
        answer, body = get(served, path)
        assert (answer.status, body) == (page.status, page.body), path
        assert answer.getheader("Content-Type") == dict(page.headers).get("Content-Type")


def test_what_is_not_there_is_404(served):
    assert get(served, "/nowhere.html")[0].status == 404


def test_a_chinese_query_is_answered_in_gbk_only(served):
    asked = {
        code: get(served, "/linhe/show.asp?title=" + "".join(f"%{b:02x}" for b in "春耕备耕".encode(code)))[0].status
        for code in ("gbk", "utf-8")
    }
    assert asked == {"gbk": 200, "utf-8": 404}


def test_an_unchanged_page_is_not_sent_again(served):
    tag = get(served, "/news/bridge.html")[0].getheader("ETag")
    answer, body = get(served, "/news/bridge.html", **{"If-None-Match": tag})
    assert (answer.status, body) == (304, b"")


def test_head_has_no_body(served):
    answer, body = get(served, "/news/bridge.html", method="HEAD")
    assert answer.status == 200
    assert int(answer.getheader("Content-Length")) > 1000
    assert not body


def test_requests_are_written_down(served):
    get(served, "/neibu/plan.html")
    assert "200 /neibu/plan.html" in served[2].read_text().splitlines()


def test_it_ends_with_the_block():
    with serve(port=0) as (_, port):
        pass
    assert gone(port)


def test_a_taken_port_gives_another_one(served):
    with serve(port=served[1]) as (_, port):
        assert port != served[1]


def test_it_ends_when_its_parent_is_killed():
    code = "from crawler.demo.server import serve\nimport time\nwith serve(port=0) as (_, port):\n print(port, flush=True)\n time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        port = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
    assert gone(port)


def test_the_site_config_names_the_port_and_nothing_else():
    config = demo_site(8765)
    assert config.hosts == {"127.0.0.1"}
    assert config.allow_private == {("127.0.0.1", 8765)}
    assert config.delay == 0
