"""Words: the fast path gives what jieba gives, user dictionaries are read or refused."""

import pickle
import warnings
from importlib.metadata import version
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.segment import ENGINE, Dictionary, DictionaryError, known, segment

DEFAULT = Dictionary()

CORPUS = """我来到北京清华大学，在图书馆里读了一下午的书。
小明硕士毕业于中国科学院计算所，后在日本京都大学深造。
乒乓球拍卖完了，南京市长江大桥通车了。
iPhone-15 Pro 的 A17 芯片跑分提高 3.5%，售价 8,999.00 元起。
请访问 www.example.com/a-b_c.html 或发信到 info@example.com。
C++、C#、F# 和 .NET 5.0 都能写，AT&T 的 T-shirt 也能穿。
GB/T 2260-2007 与 ISO 9001:2015，版本 v1.2.3-rc4，温度-5.6°C。
百日行動和催收有關係嗎？這家麵館開了三十年，老闆每天凌晨四點起來熬湯。
卡拉OK、U盘、T恤衫、α粒子、β版本，100%纯棉，50%%折扣。
䶮字读作yǎn，𠮷野家与吉野家，㐀㐁㐂，鿏鿐，朱镕基、陶喆。
今日はいい天気ですね。오늘은 날씨가 좋다.
他说：“你好——世界……”\r\n\t再见！\u3000\u3000
1+1=2，a&b#c_d%e.f-g，--，..，+-*/，#tag#，50%~60%
""".splitlines()

PIECES = [
    *"的 了 中国 人工智能 深圳 催收 云计算 T恤 蔣 䶮 𠀀 鿕 鿖 あ é ９ AT&T C++ C# 3.14 v1.2-rc3 100%".split(),
    *"aZ09-_.#&+%，。 \uf900\u200b\u3000",
    "\r\n",
]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """jieba itself, with a folder of its own for the cache."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of pkg_resources
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    return tokenizer


def _words(tokenizer: Any, text: str) -> list[str]:
    return [word for word in tokenizer.cut(text) if not word.isspace()]


@pytest.mark.parametrize("text", CORPUS)
def test_both_engines_agree_on_sentences(reference: Any, text: str) -> None:
    assert segment(text, DEFAULT) == _words(reference, text)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@settings(max_examples=600, deadline=None)
def test_both_engines_agree_on_made_strings(reference: Any, text: str) -> None:
    assert segment(text, DEFAULT) == _words(reference, text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
@settings(max_examples=500, deadline=None)
def test_both_engines_agree_on_any_string(reference: Any, text: str) -> None:
    assert segment(text, DEFAULT) == _words(reference, text)


def test_words_hold_no_white_space() -> None:
    assert segment(" 你好 \n\t世界\u3000", DEFAULT) == ["你好", "世界"]
    assert segment("", DEFAULT) == []


def test_a_lone_surrogate_is_a_question_mark() -> None:
    assert segment("你好\ud800", DEFAULT) == ["你好", "?"]


def test_a_users_word_is_one_word() -> None:
    text = "百日行动影响催收行业"
    assert "百日行动" not in segment(text, DEFAULT)
    assert "百日行动" in segment(text, Dictionary("百日行动 1000 n\n"))


def test_a_users_word_changes_nothing_for_others() -> None:
    segment("百日行动", Dictionary("百日行动 1000 n\n"))
    assert "百日行动" not in segment("百日行动", DEFAULT)


@pytest.mark.parametrize("line", ["词 语 x 9", "词 -1", "词 0", "词 1.5", "李·小福", "词 3 N", "，", "a/b"])
def test_a_bad_line_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(DictionaryError, match="line 3: "):
        Dictionary(f"云计算 5\n\n{line}\n")


@pytest.mark.parametrize("line", ["云计算", "云计算 5", "云计算 5 n", "云计算 n", "C++ 3", "  云计算 5  ", "\ufeff云计算"])
def test_jiebas_own_forms_are_read(line: str) -> None:
    assert [word for word, _, _ in Dictionary(line).entries()] in (["云计算"], ["C++"])


def test_the_digest_tells_dictionaries_apart() -> None:
    assert DEFAULT.digest == Dictionary().digest
    assert DEFAULT.digest != Dictionary("云计算 5").digest
    assert len(DEFAULT.digest) == 16


def test_a_dictionary_goes_to_a_worker() -> None:
    dictionary = Dictionary("云计算 5")
    assert pickle.loads(pickle.dumps(dictionary)) == dictionary


def test_the_engine_names_both_versions() -> None:
    assert DEFAULT.engine == ENGINE
    assert Dictionary("云计算 5").engine == f"jieba {version('jieba')}"
    assert "rjieba" in ENGINE
    assert f"jieba {version('jieba')}" in ENGINE


def test_a_right_text_falls_into_fewer_known_words() -> None:
    assert known("照顾老人，") == ["照顾", "老人", "，"]
    assert len(known("照顾老然，")) == 4
    assert len(known("踮起脚尖张望，")) < len(known("踮起脚尖张外，"))


def test_what_is_no_known_word_counts_by_the_character() -> None:
    assert known("") == []
    assert known("龘龘") == ["龘", "龘"]
    assert known("天气\ud800") == ["天气", "?"]
