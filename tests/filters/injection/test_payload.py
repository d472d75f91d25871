from filters.injection.payload import payload
from filters.injection.runs import Part, Run
from filters.injection.sheet import Sheet
from filters.line import Line


def fingerprint(header):
    reading = Sheet([("text", 0, Line(header))])[0]
    return payload(Run((Part(reading, tuple(s for group in reading.groups for s in group)),)).texts)


def test_the_same_header_has_the_same_payload_in_any_order_with_any_sign_and_in_disguise():
    told = fingerprint("国产视频_无码av_久久精品")
    assert told == fingerprint("久久精品,国产视频,无码av") == fingerprint("國產視頻 | 旡码aⅴ | 久久精品 | 国产视频")
    assert len(told) == 16


def test_another_header_has_another_payload():
    assert fingerprint("国产视频_无码av") != fingerprint("国产视频_无码bv")
