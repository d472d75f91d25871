from taosha.dataset import campaigns


def test_payloads_of_one_hand_have_one_campaign_in_their_order():
    one = "".join(f"{n:04x}" for n in range(16))
    like = "".join(f"{n:04x}" for n in range(9)) + "ffff" * 7
    other = "".join(f"{n:04x}" for n in range(100, 116))
    assert campaigns([like, "", other, one, None, one]) == [one, "", other, one, "", one]


def test_no_payload_is_no_campaign():
    assert campaigns([]) == []
