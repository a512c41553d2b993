"""Which column of a list is which column of a grid."""

from forms.editing.list_matching import has_headings, matched, picked

WORDS = ("รหัส", "ยุทธศาสตร์ย่อย", "เป้าประสงค์")


def test_columns_are_found_by_headings_when_their_order_and_words_differ():
    rows = (("ที่", "เป้าประสงค์ของแผน", "รหัส"), ("1", "สะอาด", "1.1.1"))
    assert has_headings(rows, WORDS)
    assert matched(rows, WORDS, headed=True) == {0: 2, 2: 1}


def test_columns_are_taken_in_order_when_there_are_no_headings():
    rows = (("1.1.1", "1.1"), ("1.1.2", "1.1"))
    assert not has_headings(rows, WORDS)
    assert matched(rows, WORDS, headed=False) == {0: 0, 1: 1}


def test_entries_are_left_out_when_their_code_is_known_or_came_before():
    rows = (("รหัส", "ชื่อ"), ("๑", "หนึ่ง"), ("2", "สอง"), ("2", "สองซ้ำ"), ("", "ไร้รหัส"), ("", ""))
    entries, skipped = picked(rows, {0: 0, 2: 1}, headed=True, code=0, known=["1"])
    assert entries == [{0: "2", 2: "สอง"}, {2: "ไร้รหัส"}]
    assert skipped == 2


def test_every_entry_is_taken_when_there_is_no_code():
    rows = (("ก",), ("ก",))
    assert picked(rows, {0: 0}, headed=False) == ([{0: "ก"}, {0: "ก"}], 0)


def test_codes_go_to_columns_of_codes_when_there_are_no_headings():
    coded = (True, True, False)
    named = (("๑.๑", "สะอาด"), ("1.2", "ปลอดภัย"))
    assert matched(named, WORDS, headed=False, coded=coded) == {0: 0, 2: 1}
    both = (("สะอาด", "1.1", "1"), ("ปลอดภัย", "P012", ""))
    assert matched(both, WORDS, headed=False, coded=coded) == {0: 1, 1: 2, 2: 0}
    texts = (("สะอาด",), ("1.2 ปลอดภัย",))
    assert matched(texts, WORDS, headed=False, coded=coded) == {2: 0}
