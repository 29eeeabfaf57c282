#!/usr/bin/env python3
"""Counts instructions and memory on articles made to be slow: what an article takes must grow as its length does.

usage: benches/growth.py [PATTERN...]     all of them; a word like `json` takes each pattern that has it in its name
       benches/growth.py --quick          some of each sort
       benches/growth.py --large          by the clock, with 2.5 and 10 MB: for an idle machine, fails at nothing
       benches/growth.py --list

Builds examples/growth, which marks up a file with all stages. Each pattern is marked up with 50 KB and with 200 KB under
callgrind (needs valgrind). Fails if four times the input takes more than GROWTH times the instructions, here and from 200 KB to
800 KB (a table may grow once between two sizes); or if a byte of it takes more than COST times as many as a byte of an ordinary
article: for pages the median of ../shared/corpus/html/zyte_dev.jsonl (without it a page that this file carries), for plain
text of tests/golden. Fails, too, if the most heap at once is more than the header allows; it is shown over the bytes of the input.
"""
import gzip, itertools, json, os, pathlib, re, statistics, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent
SMALL, LARGE = 50_000, 200_000
GROWTH, COST = 4.3, 20.0
PAGES = 15
# Bytes of memory for each byte of the article, and besides: what the header says of all articles, and of prose.
MEMORY, MEMORY_OF_PROSE = (56, 8 << 20), (8, 4 << 20)


def word(i, letters=3):
    """The name number `i`; neighbours differ in one letter: Barado, Barade, ..."""
    syllables = [c + v for c in "dlmnrstvbk" for v in "aeiou"]
    out = ""
    for _ in range(letters):
        i, at = divmod(i, len(syllables))
        out = syllables[at] + out
    return out.capitalize()


def capitals(i):
    return "".join(chr(65 + i // 26**k % 26) for k in (2, 1, 0))


# What is repeated, by name. {i} is the number of the repetition, {w} and {v} a name for it, {x} three capitals, {r} a number
# in no order. A tuple has what comes once before and once after, too.
TEXT = {
    # Lines of newsrooms: each has a grammar of its own.
    "bylines": "By Ana Orlo and Bo Tarn, Staff Writers\n\n",
    "bylines-distinct": "By {w} {v}, Staff Writer\n\n",
    "byline-of-many": ("By ", "Ana {w}, ", "and Bo Tarn\n"),
    "byline-unended": ("By ", "Ana Orlo and ", ""),
    "byline-words": "by ",
    "byline-jobs": ("By Ana Orlo, ", "Chief Political Editor, ", "\n"),
    "byline-mail": "By Ana Orlo ana@orlo.example\n",
    "datelines": "TARVIK, May 2 (NW) - Rain fell.\n\n",
    "dateline-of-many": "TARVIK (NW) - ",
    "dateline-places": ("", "TARVIK/", " - Rain fell.\n"),
    "credits": "Photo: Cy Denn/AFP\n\n",
    "credits-in-brackets": "(AFP Photo/Cy Denn) ",
    "agencies": "(Reuters) ",
    "captions": "Ana Orlo, left, and Bo Tarn at the quay of Tarvik on Monday. Photo by Cy Denn\n\n",
    "published-lines": "Published: 6:12 PM, Sep 18, 2016 | Updated: 7:12 PM, Sep 18, 2016\n",
    "comment-headers": "bo  May 2, 2014 at 6:10 pm\nNot me.\n\n",
    "comment-headers-out-of-order": "{r}. bo  May 2, 2014 at 6:10 pm\nNot me.\n\n",
    "comment-headers-distinct": "{w} says:\nMay {i}, 2014 at 6:10 pm\n\nNot {v}.\n\n",
    "comment-authors": "Ana • 2 years ago\n\nNot me.\n\n",
    "comment-counts": "3 comments:\n\n",
    "comment-posted": "Posted by ana at 6:12 PM\n\n",
    "comment-replies": "Reply\n\n@bo: Not me.\n\n",
    "comment-votes": "5 0 Reply Share\n\n",
    "furniture": "Advertisement\n\nShare\n\nRelated news\n\n",
    "legal-lines": "© 2015 Example Press. All rights reserved.\n\n",
    "headlines": "Harbour bridge reopens\n\n",
    "interview": "Q: Not you?\n\nA: Not me.\n\n",
    # The layout of text.
    "prose": "The harbour board of Tarvik voted on Tuesday to raise fares by 4 percent to $3.50 a trip.\n\n",
    "prose-one-line": "The harbour board of Tarvik voted on Tuesday to raise fares. ",
    "prose-no-end": "the harbour board of the town and the quay with ",
    "lines-wrapped": "The harbour board of Tarvik voted on Tuesday to raise the fares\n",
    "letters-on-lines": "a\n",
    "letters-in-paragraphs": "a\n\n",
    "capitals-on-lines": "TARVIK\n\n",
    "bullets": "- item\n",
    "bullets-empty": "•\n",
    "numbered": "{i}. item\n",
    "underlines": "Text\n====\n",
    "columns": "a\tb\t3.5\n",
    "pipes": "Home | News | ",
    "newlines": "\n",
    "line-ends-mixed": "\r\n\r\n\n",
    "carriage-returns": "\r",
    "spaces": " ",
    "tabs": "\t",
    "no-break-spaces": "\u00a0",
    "separators": "\u2028",
    "invisible": "\u200b",
    "byte-order-marks": "\ufeff",
    # Characters.
    "nul": "\0",
    "bad-utf8": "\udcff",
    "cut-utf8": "\udce2\udc80",
    "combining-marks": ("a", "\u0301", ""),
    "letters-with-marks": "e\u0301",
    "marks-in-names": "O\u0308rlo\u0301 ",
    "soft-hyphens": "Or\u00adlo ",
    "emoji-joined": "\U0001f600\u200d",
    "flags": "\U0001f1f3\U0001f1f4",
    "cjk": "日本",
    "hebrew": "\u05e9\u05dc\u05d5\u05dd ",
    "greek-capitals": "ΑΘΗΝΑ ",
    "long-word": "a",
    "long-word-capitals": "A",
    "long-word-mixed": "Aa",
    "word-of-hyphens": "ab-",
    "hyphens": "-",
    "dashes": "—",
    "periods": ".",
    "letters-and-periods": "a.",
    "ellipses": "… ",
    "commas": ",",
    "slashes": "/",
    "underscores": "_",
    "quotes": '"',
    "quotes-open": "“",
    "quotes-nested": "“‘",
    "quotes-of-words": '"Not me," ',
    # Who said what.
    "quotes-closed": "”",
    "quotes-crossed": "“»‘„",
    "quotes-unbalanced": '"Not me, Ana Orlo said.\n\n',
    "quotes-in-one-paragraph": '"Not me," she said. ',
    "quotes-of-many": '"Not me," {w} {v} said.\n\n',
    "quotes-of-one": '"Not me," Orlo said.\n\n"Not you," he added.\n\n',
    "quotes-distinct": '"Not {w}, not {v} and not me," the mayor of {w} said.\n\n',
    "quotes-reopened": ("Ana Orlo said:\n\n", "“Not me, and not you.\n\n", "“Not us.”\n"),
    "quotes-reopened-of-words": ("Ana Orlo said: ", '"not me\n\n', '"\n'),
    "quotes-alone": '"We have no money for {w} and {v} for another year."\n\n',
    "quotes-partial": 'Orlo called it "{w}", ',
    "quotes-single": "'Not me,' she said, 'nor the drivers' wives.' ",
    "quotes-nested-in-words": "“Not ‘me “and ",
    "quotes-backticks": "``Not me,'' she said. ",
    "quote-endless": ("Ana Orlo said: “", "We close on Monday. ", "”\n"),
    "quote-endless-paragraphs": ("Ana Orlo said: “", "We close on Monday.\n\n", "”\n"),
    "quote-cues": "she said ",
    "quote-sources": "according to the ",
    "quote-reports": "Ana Orlo said that Bo Tarn said that ",
    "quote-reports-of-many": "The ferry will sail, {w} {v} said.\n\n",
    "quote-turns": "ANA ORLO: Not you?\n\nBO TARN: Not me.\n\n",
    "quote-turns-of-many": "{x} {w}: Not me.\n\n",
    "apostrophes": "'",
    "apostrophes-in-words": "o'",
    "brackets-open": "(",
    "brackets-nested": "[({",
    "brackets-closed": ")",
    # Names and what links them.
    "names-one": "Ana Orlo ",
    "names-distinct": "{w} {v} said. ",
    "names-of-one-surname": "{w} Orlo met Orlo. ",
    "names-of-one-first-name": "Ana {w} met Ana. ",
    "names-surnames-alone": "Ana {w} came. {w} left. ",
    "names-one-letter-apart": "Mr. {w} left. ",
    "names-no-ends": "{w} ",
    "names-capitals": "{x} ",
    "names-joined": "{w} of the ",
    "names-hyphens": "{w}-{v}-",
    "names-initials": "J. P. ",
    "names-initials-surnames": "J. {w} left. ",
    "names-titles": "Mr. Dr. ",
    "names-possessive": "{w}'s ",
    "names-listed": "{w}, ",
    "names-and": "{w} & ",
    "names-numbers": "{w} {i} ",
    "acronyms-expanded": "The {w} Harbour Board (THB) ",
    "acronyms-distinct": "The Alto Bero Coda Office ({x}) met {x}. ",
    "acronyms-before": "{x} (Alto Bero Coda) ",
    "acronyms-unknown": "({x}) ",
    "acronyms-with-periods": "U.S. ",
    "nationalities": "Norwegian ",
    "roman-numerals": "XIV ",
    "handles": "@bo_{i} ",
    "hashtags": "#bo{i} ",
    # Dates and times.
    "dates": "May 2, 2014 ",
    "dates-distinct": "May 2, {i} ",
    "dates-zones": "Sep 18, 2016, 01.57 PM (IST) ",
    "dates-slashes": "03/05/2022 ",
    "date-endless": "3/",
    "dates-iso": "2014-06-04T10:10:10+05:30 ",
    "dates-german": "3. März 2014 ",
    "dates-french": "le 3 mars 2014 à 10h30 ",
    "dates-spanish": "3 de mayo de 2014 ",
    "dates-relative": "two weeks before last Monday ",
    "dates-ago": "3 hours ago ",
    "dates-ranges": "May 2 to May 4 ",
    "date-range-endless": "May - ",
    "dates-seasons": "early last summer ",
    "weekdays": "Monday ",
    "weekdays-listed": "Monday, Tuesday and ",
    "months": "May ",
    "years": "2014 ",
    "years-ranges": "2014-15 ",
    "decades": "the late 1990s ",
    "clock": "10:10:10 ",
    "clock-endless": "10:",
    "clock-pm": "6 p.m. ",
    "zones": "IST ",
    "zones-offsets": "GMT+5 ",
    "ages": "34-year-old ",
    # Numbers and amounts.
    "digits": "1",
    "digits-grouped": "1,000,",
    "digits-spaced": "1 ",
    "digits-periods": "1.5.",
    "numbers-distinct": "{i} boats ",
    "number-words": "one hundred and ",
    "number-words-hyphens": "twenty-",
    "number-words-large": "million ",
    "number-words-german": "zweihundert",
    "fractions": "1/2 ",
    "fraction-signs": "½",
    "ratios": "one in five ",
    "ordinals": "1st second ",
    "percents": "3% ",
    "percents-distinct": "{i}% ",
    "percent-signs": "%",
    "percent-words": "three percent ",
    "money": "$1 ",
    "money-distinct": "${i} ",
    "money-words": "two million dollars ",
    "money-codes": "USD 5 ",
    "money-units": "$1bn-",
    "currencies": "€1 £2 ¥3 ₹4 kr 5 ",
    "currency-signs": "$",
    "currency-words": "dollars ",
    "quantities": "20 boats ",
    "quantities-units": "5 km 3 kg 2 sq ft ",
    "hedges": "more than about nearly at least ",
    "hedges-of-one": "more than ",
    "ranges": "between 3 and ",
    "range-endless": "3-",
    "results": "3-2, ",
    "degrees": "-5°C ",
    "signs": "+-",
    # Addresses.
    "urls": "https://orlo.example/a ",
    "url-endless": ("https://orlo.example/", "a/", ""),
    "url-starts": "https://",
    "url-hosts": "www.",
    "url-brackets": ("https://orlo.example/", "(", ""),
    "hosts": "orlo.example ",
    "mails": "bo@orlo.example ",
    "mail-endless": ("bo@", "orlo.", ""),
    "mail-names": ("", "bo.", "@orlo.example"),
    "at-signs": "@",
}

LD = '<script type=application/ld+json>{"@type":"NewsArticle",'
HTML = {
    # Tags and references.
    "less-than": "<",
    "greater-than": ">",
    "ampersands": "&",
    "ampersand-letters": "&a",
    "charrefs": "&amp;",
    "charrefs-long": "&CounterClockwiseContourIntegral;",
    "charrefs-unknown": "&abcdefghijklmnopqrstuvwxyz;",
    "charrefs-numeric": "&#8217;",
    "charrefs-marks": ("<p>a", "&#x301;", ""),
    "charrefs-blank": "&nbsp;",
    "charref-endless": ("&#", "1", ""),
    "charrefs-in-names": "A&amp;B O&#39;Orlo ",
    "open-divs": "<div>",
    "open-divs-with-text": "<div class=story>a",
    "open-bold": "<b>a",
    "bold-in-paragraphs": "<p><b>a",
    "bold-letters": "<b>O</b>rlo ",
    "end-tags": "</div>",
    "end-tags-of-paragraphs": "</p>",
    "end-tags-of-outer": ("<div><p><b>", "<i></b></p>a", ""),
    "open-close-mixed": "<a href=x><b><div></a></b>x",
    "unknown-elements": "<x-y></x-z>a",
    "unknown-elements-distinct": "<x-{w}>a",
    "tags-unended": "<a ",
    "tags-of-long-names": ("<", "a", ""),
    "attributes": ("<a ", "b=c ", ">x"),
    "attributes-distinct": ("<a ", "data-{i}=c ", ">x"),
    "attributes-known": ("<a ", "class=c ", ">x"),
    "attribute-of-charrefs": ('<meta name=author content="', "&amp;", '">'),
    "attribute-quote-open": '<a b="',
    "attribute-equals": ("<a ", "=", ">"),
    "classes": ('<p class="', "story ", '">a'),
    "classes-distinct": '<p class="c{i}">a',
    "class-parts": ('<p class="', "story-", '">a'),
    "ids-distinct": "<p id=story-{i}>a",
    "comments-open": "<!--",
    "comment-dashes": ("<!--", "-", ""),
    "comments-short": "<!-->",
    "doctypes": "<!doctype html>",
    "processing": "<?a ",
    "cdata": ("<svg>", "<![CDATA[", ""),
    "cdata-closed": ("<svg>", "<![CDATA[a]]>", ""),
    "scripts-open": "<script>",
    "scripts-closed": "<script>a</script>",
    "script-comments": ("<script>", "<!--<script>", ""),
    "script-ends": ("<script><!--", "</script", ""),
    "styles": "<style>a{{}}</style>a",
    "templates": "<template>a",
    "noscripts": "<noscript><p>a",
    "title-ends": ("<title>", "</titl", ""),
    "textareas": "<textarea>a",
    "svg": "<svg><p>",
    "math": "<math><mi>a",
    "iframes": "<iframe>a</iframe>",
    "plaintext": "<plaintext>a",
    "html-nul": "\0",
    "html-bad-utf8": "\udcff",
    "html-byte-order-marks": "\ufeff",
    # Blocks.
    "paragraphs-short": ("<title>abcdef abcdef</title>", "<p>abcd", ""),
    "paragraphs-of-prose": "<p>The harbour board of Tarvik voted on Tuesday to raise fares by 4 percent.</p>\n",
    "paragraphs-of-names": "<p>{w} {v} met <a href=/{w}>Ana {w}</a> on Monday.",
    "headings": "<h1>a",
    "headings-same": "<h1>Harbour bridge reopens</h1>",
    "headings-all": "<h1>a<h2>b<h3>c<h4>d",
    "titles": "<title>Harbour bridge reopens</title>",
    "links": "<a href=x>a",
    "links-in-items": '<li><a href="/a/{i}">Harbour bridge reopens</a>\n',
    "list-items": ("<ul>", "<li>a", ""),
    "lists-nested": "<ul><li>a",
    "lists-of-terms": "<dl><dt>a<dd>b",
    "cells": ("<table>", "<tr><td>a", ""),
    "cells-in-a-row": ("<table><tr>", "<td>a", ""),
    "tables": "<table><tr><td>a</table>",
    "tables-nested": "<table><tr><td>",
    "options": ("<select>", "<option>a", ""),
    "quotes-nested-blocks": "<blockquote>a",
    "figures": "<figure><img src=a alt='Ana Orlo'><figcaption>Ana Orlo. Photo: Cy Denn/AFP</figcaption></figure>",
    "figures-open": "<figure><figcaption>a",
    "images": "<img src=a.jpg alt='Ana Orlo at the quay'>",
    "articles": "<article><h1>a</h1><p>b</article>",
    "articles-nested": "<article><section>a",
    "sections-hidden": "<span hidden>a</span>b",
    "style-hidden": '<p style="display:none">a',
    "breaks": "<br>",
    "breaks-with-text": "a<br>",
    "preformatted-lines": ("<pre>", "a\n\n", ""),
    "white-space": "  \n",
    "ruby": "<ruby>a<rt>b",
    "forms": "<form><input value=a><button>a",
    # Threads of comments.
    "comments-of-page": '<li class="comment" id="comment-{i}"><cite>Ana</cite> says: <time>May 2, 2014</time><p>Not me.</li>',
    "comments-of-page-nested": '<ul class="children"><li class="comment"><b class="author">{w}</b><p>Not me.',
    "comments-of-page-answers": '<div class="comment reply-to-{r}"><span class="user">{w}</span> 3 hours ago <p>@{v} Not me.</div>',
    "comments-of-page-parts": '<div class="comment-author">a</div><div class="comment-body">b</div>',
    # What a page says of itself.
    "metas": "<meta name=author content='Ana {w}'>",
    "metas-dates": "<meta property=article:published_time content=2014-06-04T10:10:10Z>",
    "metas-titles": '<meta property="og:title" content="Harbour bridge reopens">',
    "metas-keywords": ('<meta name=keywords content="', "bridge{i}, ", '">'),
    "metas-authors": ('<meta name=author content="', "Ana {w}, ", 'Bo Tarn">'),
    "metas-canonical": "<link rel=canonical href=https://orlo.example/{i}>",
    "languages": "<html lang=en><p lang=de>a",
    "times": "<time datetime=2014-06-04T10:10:10Z>June 4</time>",
    "itemprops": "<span itemprop=author>Ana {w}</span>",
    "itemscopes-nested": "<div itemscope itemtype=https://schema.org/NewsArticle><b itemprop=headline>a",
    "rel-authors": "<a rel=author href=/a>{w} {v}</a>",
    "byline-elements": "<div class=byline>By <span class=author>Ana {w}</span></div>",
    "json-scripts": LD.replace("{", "{{") + '"headline":"Harbour bridge reopens","author":"Ana {w}"}}</script>',
    "json-authors": (LD + '"author":[', '{{"@type":"Person","name":"{w} {v}"}},', '""]}</script>'),
    "json-authors-of-strings": (LD + '"author":[', '"{w} {v}",', '""]}</script>'),
    "json-author-of-all": (LD + '"author":"', "{w} {v}, ", '"}</script>'),
    "json-keywords": (LD + '"keywords":[', '"bridge{i}",', '""]}</script>'),
    "json-graph": (
        '<script type=application/ld+json>{"@graph":[',
        '{{"@type":"NewsArticle","headline":"{w}","datePublished":"2014-06-04"}},',
        "{}]}</script>",
    ),
    "json-graph-ids": (
        '<script type=application/ld+json>{"@graph":[',
        '{{"@type":"NewsArticle","@id":"#{i}","author":{{"@id":"#{r}"}}}},{{"@id":"#{r}","name":"{w}"}},',
        "{}]}</script>",
    ),
    "json-comments": (LD + '"comment":[', '{{"@type":"Comment","author":"{w}","text":"Not me."}},', "{}]}</script>"),
    "json-body": (LD + '"articleBody":"', "The harbour board voted. ", '"}</script>'),
    "json-keys": (LD, '"a{i}":1,', '"b":2}</script>'),
    "json-keys-same": (LD, '"headline":"a",', '"b":2}</script>'),
    "json-braces": ("<script type=application/ld+json>", '{{"author":', ""),
    "json-brackets": ("<script type=application/ld+json>", "[", ""),
    "json-types": ('<script type=application/ld+json>{"@type":[', '"NewsArticle",', '""]}</script>'),
    "json-quotes": ("<script type=application/ld+json>", '\\"', ""),
    "json-escapes": (LD + '"headline":"', "\\u0041", '"}</script>'),
    "json-backslashes": (LD + '"headline":"', "\\\\", '"}</script>'),
    "json-blanks": (LD, " ", "}</script>"),
    "json-digits": (LD + '"a":', "1", "}</script>"),
}

# What goes through names and values alone, as prose: of an article that is one endless line little is read.
NAMES = [name for name, row in TEXT.items() if "\n" not in "".join(row)] + ["prose", "letters-on-lines"]

QUICK = {
    "plain": """bylines-distinct byline-of-many datelines comment-headers-out-of-order prose letters-in-paragraphs
        combining-marks quotes-nested quotes-of-many quotes-reopened long-word digits""".split(),
    "html": """less-than charrefs open-divs-with-text end-tags-of-outer attributes-distinct comments-open script-comments
        title-ends paragraphs-of-names headings lists-nested cells comments-of-page-nested metas-keywords json-authors json-graph
        json-quotes""".split(),
    "names": """names-no-ends names-distinct names-of-one-surname names-one-letter-apart acronyms-distinct quotes-nested
        dates-zones weekdays-listed digits number-words percents-distinct money range-endless url-endless""".split(),
}


class Pattern:
    def __init__(self, kind, name, row):
        self.kind, self.name = kind, name
        self.before, self.repeated, self.after = ("", row, "") if isinstance(row, str) else row

    def write(self, path, size):
        """As many repetitions as `size` bytes hold."""
        encode = lambda text: text.encode("utf-8", "surrogateescape")
        before, after = encode(self.before), encode(self.after)
        parts, left = [before], size - len(before) - len(after)
        if "{" not in self.repeated:
            piece = encode(self.repeated)
            parts.append(piece * (left // len(piece)))
        elif not re.search("{[iwvxr]}", self.repeated):
            piece = encode(self.repeated.replace("{{", "{").replace("}}", "}"))
            parts.append(piece * (left // len(piece)))
        else:
            for i in itertools.count():
                row = self.repeated.format(i=i + 1, w=word(i + 2500), v=word(i * 7 + 3), x=capitals(i), r=i * 7919 % 10007)
                piece = encode(row)
                left -= len(piece)
                if left < 0:
                    break
                parts.append(piece)
        path.write_bytes(b"".join([*parts, after]))


def patterns():
    rows = [Pattern("plain", *row) for row in TEXT.items()] + [Pattern("html", *row) for row in HTML.items()]
    return rows + [Pattern("names", name, TEXT[name]) for name in NAMES]


def ordinary(kind):
    rows = ROOT / "../shared/corpus/html/zyte_dev.jsonl"
    if kind == "html" and rows.exists():
        names = [json.loads(line)["html"] for line in open(rows)]
        return [gzip.decompress((rows.parent / name).read_bytes()) for name in names[:: max(1, len(names) // PAGES)]]
    if kind == "html":
        # Scripts, menus and prose as a news page has them.
        item = '<li class="menu-item"><a href="https://example.org/section/page">Section</a></li>\n'
        text = '<p class="story">' + "The bridge over Graben harbour reopened on Monday. " * 6 + "</p>\n"
        script = "<script>" + "var x = function () { return 1 < 2; };\n" * 200 + "</script>\n"
        return [("<!doctype html>" + script * 3 + item * 200 + text * 20).encode()]
    return [file.read_bytes() for file in sorted((ROOT / "tests/golden").glob("*.txt")) if file.stat().st_size > 700]


def run(program, kind, files):
    """Bytes, heap and nanoseconds of each file."""
    made = subprocess.run([program, kind, *files], capture_output=True, text=True, check=True)
    return [tuple(map(int, line.split())) for line in made.stdout.splitlines()]


def instructions(program, kind, files):
    """Instructions of each file, without what starting the program takes."""
    with tempfile.TemporaryDirectory() as folder:
        # glibc copies large pieces with one instruction that valgrind counts once a byte: that would look like growth.
        env = {**os.environ, "GLIBC_TUNABLES": "glibc.cpu.x86_rep_movsb_threshold=1000000000"}
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", "--toggle-collect=growth::measured",
                        "--dump-before=growth::report", program, kind, *files], capture_output=True, check=True, env=env)
        dumps = [pathlib.Path(f"{folder}/out.{n}").read_text(errors="replace") for n in range(1, len(files) + 1)]
    return [int(re.search(r"^(?:totals|summary): (\d+)", dump, re.M).group(1)) for dump in dumps]


def in_shares(work, items):
    """`work` on shares of the items, on all cores, in the order of the items."""
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        done = list(pool.map(lambda k: work(items[k::cores]), range(cores)))
    return [done[at % cores][at // cores] for at in range(len(items))]


def main():
    args = sys.argv[1:]
    chosen = patterns()
    if args == ["--list"]:
        print("\n".join(f"{p.kind:6} {p.name}" for p in chosen), f"\n{len(chosen)} patterns")
        return False
    if args == ["--quick"]:
        chosen = [p for p in chosen if p.name in QUICK[p.kind]]
    elif args and args != ["--large"]:
        chosen = [p for p in chosen if any(a in p.name for a in args)]
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "growth"], cwd=ROOT, check=True)
    program = str(pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/growth")
    sizes = (2_500_000, 10_000_000) if args == ["--large"] else (SMALL, LARGE)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        files = lambda p: [f"{folder}/{p.kind}-{p.name}-{size}" for size in sizes]
        for p in chosen:
            for file, size in zip(files(p), sizes):
                if args != ["--large"]:
                    p.write(pathlib.Path(file), size)
        if args == ["--large"]:
            for p in chosen:
                for file, size in zip(files(p), sizes):
                    p.write(pathlib.Path(file), size)
                small, large = (run(program, p.kind, [file])[0] for file in files(p))
                print(f"{p.kind:5} {p.name:28} {large[2] / small[2]:6.2f} times, {large[0] / large[2] * 1e3:7.2f} MB/s,"
                      f" {large[1] / large[0]:6.2f} bytes of memory a byte", flush=True)
                for file in files(p):
                    os.unlink(file)
            return False
        usual = {}
        for kind in sorted({p.kind for p in chosen}):
            pages = []
            for at, page in enumerate(ordinary(kind)):
                pages.append(f"{folder}/page-{kind}-{at}")
                pathlib.Path(pages[-1]).write_bytes(page)
            counts = in_shares(lambda share: instructions(program, kind, share), pages)
            costs = [count / os.path.getsize(page) for count, page in zip(counts, pages)]
            heap = statistics.median(most / size for size, most, _ in run(program, kind, pages))
            usual[kind] = statistics.median(costs)
            print(f"{kind}: {usual[kind]:.1f} instructions a byte in an ordinary article"
                  f" ({min(costs):.1f} to {max(costs):.1f}, {len(costs)} of them), {heap:.1f} bytes of memory a byte", flush=True)
            rows = [p for p in chosen if p.kind == kind]
            pairs = in_shares(lambda share: list(zip(*[iter(instructions(program, kind, sum(map(files, share), [])))] * 2)), rows)
            heaps = in_shares(lambda share: run(program, kind, [files(p)[1] for p in share]), rows)
            for p, (small, large), (size, most, _) in zip(rows, pairs, heaps):
                growth, cost = large / small, large / size
                if growth > GROWTH:
                    huge = f"{folder}/huge"
                    p.write(pathlib.Path(huge), 4 * sizes[1])
                    growth = min(growth, instructions(program, kind, [huge])[0] / large)
                bad = growth > GROWTH or cost > COST * usual[kind]
                factor, besides = MEMORY_OF_PROSE if "prose" in p.name else MEMORY
                bad |= most > factor * size + besides
                wrong += [f"{kind} {p.name}"] * bad
                print(f"{kind:5} {p.name:28} {growth:5.2f} times, {cost:7.1f} a byte, {cost / usual[kind]:5.2f} of the ordinary,"
                      f" {most / size:5.1f} bytes of memory a byte{'  <- BAD' if bad else ''}", flush=True)
    print(f"{len(chosen)} patterns, {len(wrong)} bad: {', '.join(wrong)}" if wrong else f"{len(chosen)} patterns, none bad")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
