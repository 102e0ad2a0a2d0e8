from datetime import date

import pytest

from vigie.collect import Options, captures
from vigie.errors import Problem


@pytest.fixture
def table(tmp_path):
    def read(content, name="t.csv", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(captures([str(path)], options=Options(**options)))

    return read


def test_columns_are_known_by_their_usual_names(table):
    rows = "unit_id,article_title,article_content,source,date,location\n7,T,Rebels left.,tass,4/16/2017,idlib\n"
    (capture,) = table(rows)
    assert capture.uri.endswith("t.csv#row=1")
    assert capture.data == b"Rebels left."
    assert (capture.title, capture.publisher, capture.place) == ("T", "tass", "idlib")
    assert capture.published == date(2017, 4, 16)


def test_named_columns_and_ids(table):
    (capture,) = table("no;mot\na/1;Les rebelles sont partis.\n", text="mot", id="no")
    assert capture.uri.endswith("t.csv#no=a%2F1")
    assert capture.data == b"Les rebelles sont partis."


def test_a_missing_column_names_those_there_are(table):
    (problem,) = table("a,b\n1,2\n", text="text")
    assert "no column 'text'; it has a, b" in problem.message
    (problem,) = table("a,b\n1,2\n")
    assert "--text-column" in problem.remedy


def test_a_bad_row_is_a_problem_and_the_rest_goes_on(table):
    one, two, three, four = table("id,text\n1,Rebels left.\n2,\n3,Rebels, they say, left.\n4,Rebels stayed.\n")
    assert (one.data, four.data) == (b"Rebels left.", b"Rebels stayed.")
    assert two.uri.endswith("#row=2")
    assert "no text" in two.message
    assert three.uri.endswith("#row=3")
    assert "4 cells where the header has 2" in three.message


@pytest.mark.parametrize("rows", [3, 200_000])
def test_a_quote_that_is_never_closed_is_no_text(table, rows):
    found = table('id,text\n1,Rebels left.\n2,"never closed\n' + "3,The army came to the town.\n" * rows)
    assert found[0].data == b"Rebels left."
    assert isinstance(found[1], Problem)
    assert "quotes" in found[1].remedy


def test_a_huge_cell_is_read_and_one_too_huge_is_refused(table):
    large = "word " * 50_000
    capture, problem = table(f'id,text\n1,"{large}"\n2,"{large * 10}"\n')
    assert len(capture.data) == len(large)
    assert isinstance(problem, Problem)


def test_json_lines(table):
    lines = '{"text": "Rebels left.", "date": "2017-04-05", "n": 1}\nnonsense\n[1]\n\n{"text": "Rebels stayed."}\n'
    one, bad, worse, last = table(lines, "t.jsonl")
    assert (one.data, one.published) == (b"Rebels left.", date(2017, 4, 5))
    assert (bad.uri[-5:], worse.uri[-5:], last.uri[-5:]) == ("row=2", "row=3", "row=4")


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(table, code):
    (capture,) = table("titre;texte\nÉté;Les rebelles ont quitté l’été.\n".encode(code), text="texte", title="titre")
    assert capture.data.decode() == "Les rebelles ont quitté l’été."
    assert capture.title == "Été"


def test_a_stray_byte_leaves_the_table_utf_8(table):
    cells = "text\n" + "été «à» l’œuvre\n" * 20
    found = table(cells.encode() + b"caf\xe9\n")
    assert found[0].data.decode() == "été «à» l’œuvre"
    assert found[-1].data.decode() == "café"


def test_tabs_and_pages_in_cells(table):
    (capture,) = table("text\tdate\n<p>Rebels</p>\t2017-04-05\n", "t.tsv")
    assert capture.media_type == "text/html"


def test_a_table_without_suffix_is_known_by_its_header(table):
    assert table("id,text\n1,Rebels left.\n", "table")[0].data == b"Rebels left."


def test_dates_that_nothing_settles_are_left_open_and_said_once(table):
    rows = "text,date\nA b.,4/6/2017\nC d.,5/6/2017\nE f.,32/1/2017\n"
    found = table(rows)
    remarks = [one for one in found if isinstance(one, Problem)]
    assert [one.published for one in found if not isinstance(one, Problem)] == [None, None, None]
    assert [one.lost for one in remarks] == [False, False]
    assert "--date-order" in remarks[0].remedy
    assert table(rows, date_order="mdy")[0].published == date(2017, 4, 6)


def test_one_settling_date_settles_the_file(table):
    found = table("text,date\nA b.,4/6/2017\nC d.,4/16/2017\n")
    assert [one.published for one in found] == [date(2017, 4, 6), date(2017, 4, 16)]


def test_a_table_without_rows(table):
    (problem,) = table("id,text\n")
    assert "no row" in problem.message


def test_a_table_without_one_good_row_says_what_is_wrong_with_the_first(table):
    (problem,) = table("nonsense\nmore\n", "t.jsonl")
    assert "the first: no JSON" in problem.message
