"""Names beside the title in a script's data."""

import pytest

from filters import dom
from filters.metadata import script_names


@pytest.mark.parametrize(
    ("data", "writer", "medium"),
    [
        ('{"title":"渡口的灯","author":"林渡","mediaName":"河边晚报"}', "林渡", "河边晚报"),
        ('{title:"渡口的灯",writer:{"id":3,"name":"林渡"},source:"河边晚报"}', "林渡", "河边晚报"),
        ('{"title":"渡口的灯","media":{"name":"河边晚报"},"nickName":"林渡"}', "林渡", "河边晚报"),
        ('{"title":"渡口的灯","source":"https://a.example/x","media":"h5"}', "", ""),
        ('{"title":"别处的灯","author":"林渡","source":"河边晚报"}', "", ""),
    ],
)
def test_a_key_says_whose_a_name_is(data: str, writer: str, medium: str) -> None:
    page = dom.parse(f"<script>window.state={data}</script>")
    assert next(script_names.writers(page, "渡口的灯"), "") == writer
    assert next(script_names.media(page, "渡口的灯"), "") == medium
