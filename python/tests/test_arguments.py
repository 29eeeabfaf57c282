"""Arguments of wrong types: a TypeError says which one, what it is to be and what it is."""

import copydesk
import pytest

CASES = [
    (lambda: copydesk.parse(None), "bytes or str, not NoneType"),
    (lambda: copydesk.parse(7), "bytes or str, not int"),
    (lambda: copydesk.parse([b"a"]), "bytes or str, not list"),
    (lambda: copydesk.names(None), "bytes or str, not NoneType"),
    (lambda: copydesk.parse(b"a", encoding=8), "encoding is a str or None, not int"),
    (lambda: copydesk.parse("a", encoding=8), "encoding is a str or None, not int"),
    (lambda: copydesk.names(b"a", encoding=b"utf-8"), "encoding is a str or None, not bytes"),
    (lambda: copydesk.parse(b"a", format=["html"]), "format is 'html' or 'text' or None, not list"),
    (lambda: copydesk.parse(b"a", format=1), "format is 'html' or 'text' or None, not int"),
    (lambda: copydesk.Extractor("model.bin"), "model is the bytes of a model file or None, not str"),
    (lambda: copydesk.Extractor(7), "model is the bytes of a model file or None, not int"),
    (lambda: copydesk.Extractor(format=b"html"), "format is 'html' or 'text' or None, not bytes"),
    (lambda: copydesk.Extractor(only=["entities"]), "only is 'sections' or 'entities' or None, not list"),
    (lambda: copydesk.Extractor(gazetteer=["Lund"]), "gazetteer is a mapping of names to labels, .* not list"),
    (lambda: copydesk.Extractor(gazetteer="Lund"), "gazetteer is a mapping of names to labels, .* not str"),
    (lambda: copydesk.Extractor(gazetteer={"Lund": 1}), "the label of 'Lund' in gazetteer is a str, not int"),
    (lambda: copydesk.Extractor(gazetteer={"Lund": None}), "the label of 'Lund' in gazetteer is a str, not None"),
    (lambda: copydesk.Extractor(gazetteer={"Lund": ["person"]}), "the label of 'Lund' in gazetteer is a str, not list"),
    (lambda: copydesk.Extractor(gazetteer={b"Lund": "person"}), "the name b'Lund' of gazetteer is a str, not bytes"),
    (lambda: copydesk.Extractor().extract(None), "bytes or str, not NoneType"),
    (lambda: copydesk.Extractor().extract(b"a", encoding=1), "encoding is a str or None, not int"),
]

METHODS = [
    (lambda doc: doc.text("0", 1), "start is an int, not str"),
    (lambda doc: doc.text(0, None), "end is an int, not None"),
    (lambda doc: doc.text(0.5, 1), "start is an int, not float"),
    (lambda doc: doc.of_kind(1), "kind is a str, not int"),
    (lambda doc: doc.chosen(None), "kind is a str, not None"),
    (lambda doc: doc.mentions_in(0), "section is a Section of the document, not int"),
    (lambda doc: doc.mentions_in(None), "section is a Section of the document, not None"),
    (lambda doc: doc.comment_of("0"), "section is an int, not str"),
    (lambda doc: doc.caption_of(None), "section is an int, not None"),
    (lambda doc: doc.dateline_of(doc.sections[0]), "section is an int, not Section"),
    (lambda doc: doc.authors_of("0"), "section is an int, not str"),
    (lambda doc: doc.to_dict(b"a.txt"), "source is a str or None, not bytes"),
    (lambda doc: doc.to_json(7), "source is a str or None, not int"),
]


@pytest.mark.parametrize(("call", "message"), CASES)
def test_an_argument_of_a_wrong_type_is_named(call, message):
    with pytest.raises(TypeError, match=message):
        call()


@pytest.mark.parametrize(("call", "message"), METHODS)
def test_an_argument_of_a_method_of_a_wrong_type_is_named(call, message, article):
    with pytest.raises(TypeError, match=message):
        call(copydesk.parse(article))


def test_wrong_words_are_values():
    for call, message in [
        (lambda: copydesk.parse(b"a", format="pdf"), "format is 'html' or 'text', not 'pdf'"),
        (lambda: copydesk.Extractor(only="names"), "only is 'sections' or 'entities', not 'names'"),
        (lambda: copydesk.Extractor(gazetteer={"Lund": "town"}), "'Lund' is one of person, .* not 'town'"),
    ]:
        with pytest.raises(ValueError, match=message):
            call()


def test_the_names_of_a_gazetteer_beat_values_and_are_found_in_furniture():
    page = (
        "<h1>Ferry fares to rise in spring</h1><p>The harbour board voted on 5 May to raise ferry fares by a tenth, the "
        "first rise in six years.</p><footer>Copyright Graben Roads Office. All rights reserved.</footer>"
    )
    names = {"5 May": "misc", "Graben Roads Office": "organization"}
    doc = copydesk.Extractor(gazetteer=names).extract(page)
    found = [(mention.label, mention.text) for mention in doc.mentions]
    assert ("misc", "5 May") in found and found[-1] == ("organization", "Graben Roads Office"), found
    assert doc.sections[-1].kind == "boilerplate"
