//! The command as a shell sees it: streams, exit codes, JSON.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "Ferry fares to rise in spring\n\nBy Mira Tolland\n\nMarch 3, 2015\n\n\
    The harbour board of Grenholm voted on Tuesday to raise ferry fares by a tenth, the first rise in six years, \
    after the cost of fuel doubled over the winter.\n\n\
    Passengers with season tickets will pay the old price until June, said the board's chairman, Edvin Marsk, who \
    had argued for a smaller rise.\n";

fn copydesk(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let bytes = stdin.to_vec();
    // The command may end, or fill its output, before it has read all.
    let writer = std::thread::spawn(move || input.write_all(&bytes).ok());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file of its own for each test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn one_line_a_file_in_their_order() {
    let a = file("order_a.txt", ARTICLE.as_bytes());
    let b = file("order_b.txt", b"");
    let (a, b) = (a.to_str().unwrap(), b.to_str().unwrap());
    let output = copydesk(&[b, a], b"");
    assert!(output.status.success());
    let lines = lines(&output);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["source"], b);
    assert_eq!(lines[0]["bytes"], 0);
    assert_eq!(lines[0]["sections"], serde_json::json!([]));
    assert_eq!(lines[1]["source"], a);
    assert_eq!(lines[1]["schema"], "copydesk/1");
    assert_eq!(lines[1]["format"], "text");
}

#[test]
fn text_of_a_section_is_the_bytes_it_names() {
    let output = copydesk(&["--input", "text"], ARTICLE.as_bytes());
    let line = &lines(&output)[0];
    assert_eq!(line["source"], "<stdin>");
    let sections = line["sections"].as_array().unwrap();
    assert!(!sections.is_empty());
    for section in sections {
        let (start, end) = (section["start"].as_u64().unwrap(), section["end"].as_u64().unwrap());
        assert_eq!(section["text"], ARTICLE[start as usize..end as usize]);
    }
    let printed = String::from_utf8(output.stdout).unwrap();
    let head = "{\"schema\":\"copydesk/1\",\"source\":\"<stdin>\",\"format\":\"text\",\"bytes\":";
    assert!(printed.starts_with(head));
    assert!(!printed.contains("null"), "keys without a value are left out");
}

#[test]
fn only_one_half_of_the_work() {
    let line = &lines(&copydesk(&["--only", "sections"], ARTICLE.as_bytes()))[0];
    assert!(line.get("sections").is_some() && line.get("entities").is_none());
    assert_eq!(line["metadata"]["title"]["text"], "Ferry fares to rise in spring");
    let line = &lines(&copydesk(&["--only", "entities"], ARTICLE.as_bytes()))[0];
    assert!(line.get("sections").is_none() && line.get("entities").is_some());
    assert!(line.get("metadata").is_none());
}

#[test]
fn the_line_tells_what_the_page_says_of_itself() {
    let page = "<html lang=en><head><title>Ferry fares to rise &amp; fall | Courier</title><meta property=og:site_name content=Courier>\
        <meta name=keywords content='ferry, fares'><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \
        \"author\": [\"Mira Tolland\", \"Bo Ek\"], \"datePublished\": \"2015-03-03T09:14:00Z\"}</script></head><body>\
        <h1>Ferry fares to rise &amp; fall</h1><p>The harbour board voted on Tuesday to raise ferry fares.</p></body></html>";
    let line = &lines(&copydesk(&[], page.as_bytes()))[0];
    let metadata = &line["metadata"];
    assert_eq!(metadata["title"]["text"], "Ferry fares to rise & fall");
    assert_eq!(metadata["published"]["iso"], "2015-03-03T09:14:00Z");
    assert_eq!(metadata["published"]["source"], "json_ld");
    let texts = |key: &str| {
        let entries = metadata[key].as_array().unwrap().iter();
        entries.map(|entry| entry["text"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(
        (texts("authors"), texts("keywords")),
        (vec!["Mira Tolland", "Bo Ek"], vec!["ferry", "fares"])
    );
    let author = &metadata["authors"][1];
    let offset = |key: &str| author[key].as_u64().unwrap() as usize;
    assert_eq!(&page[offset("start")..offset("end")], "Bo Ek");
    // Nothing said, no key.
    assert!(lines(&copydesk(&[], b""))[0].get("metadata").is_none());
}

#[test]
fn a_missing_file_is_named_and_the_others_are_done() {
    let a = file("present.txt", ARTICLE.as_bytes());
    let output = copydesk(&["/no/such.txt", a.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with("copydesk: /no/such.txt: "), "{message}");
}

#[test]
fn wrong_options_and_models_are_refused() {
    assert_eq!(copydesk(&["--no-such"], b"").status.code(), Some(2));
    let output = copydesk(&["--charset", "latin-99"], b"x");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("latin-99"));
    let bad = file("bad.model", b"no model");
    let output = copydesk(&["--model", bad.to_str().unwrap()], b"x");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("bad.model: "));
}

#[test]
fn offsets_of_a_legacy_charset_are_of_the_file() {
    let text = ARTICLE.replace("Grenholm", "Gr\u{f6}nh\u{f6}lm").replace("Edvin", "\u{c9}dvin");
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for args in [&["--charset", "iso-8859-1"][..], &[]] {
        let line = &lines(&copydesk(args, &bytes))[0];
        assert_eq!(line["bytes"], bytes.len());
        let sections = line["sections"].as_array().unwrap();
        assert!(!sections.is_empty());
        for section in sections {
            let offset = |key: &str| section[key].as_u64().unwrap() as usize;
            let raw = &bytes[offset("start")..offset("end")];
            assert_eq!(section["text"], raw.iter().map(|b| *b as char).collect::<String>());
        }
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(ARTICLE.repeat(200).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.status.success());
}

#[test]
fn the_page_and_the_listing_hold_the_article_as_text() {
    let article = ARTICLE.replace("fares to rise", "<script>fares</script> & to rise");
    let page = copydesk(&["--format", "html", "--input", "text"], article.as_bytes());
    let page = String::from_utf8(page.stdout).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    assert!(page.contains("&lt;script&gt;fares&lt;/script&gt; &amp; to rise"));
    assert!(
        !page.contains("<script") && !page.contains("http:") && !page.contains("https:"),
        "self-contained"
    );
    // The card, of hidden values too, with attributes and addresses that would like to be markup.
    let hidden = "<meta property=og:title content='<script>x</script>'><link rel=canonical href='javascript:alert(1)'>\
        <meta name=author content='Mira \"Tolland'><p>The harbour board voted on Tuesday.</p>";
    let page = copydesk(&["--format", "html", "--input", "html"], hidden.as_bytes());
    let page = String::from_utf8(page.stdout).unwrap();
    assert!(
        page.contains("<div class=\"card\">") && page.contains("&lt;script&gt;x&lt;/script&gt;"),
        "{page}"
    );
    assert!(
        !page.contains("<script")
            && !page.contains("href=\"javascript")
            && !page.contains("\"Tolland"),
        "{page}"
    );
    let listing = copydesk(&["--format", "text", "--width", "60"], ARTICLE.as_bytes());
    let listing = String::from_utf8(listing.stdout).unwrap();
    assert!(listing.contains("\nauthors       Mira Tolland (page)\n"), "{listing}");
    assert!(listing.contains("\npublished     March 3, 2015 [2015-03-03] (page)\n"), "{listing}");
    assert!(listing.lines().all(|l| l.chars().count() <= 60), "{listing}");
}

#[test]
fn who_said_what_is_in_each_output() {
    let run = |args: &[&str]| {
        let output = copydesk(&[args, &["examples/council.txt"]].concat(), b"");
        String::from_utf8(output.stdout).unwrap()
    };
    let listing = run(&["--format", "text", "--width", "200", "--quotes", "all"]);
    for line in [
        "\nquotes        \u{201c}We have listened to the people who work at night,\u{201d} \u{2014} Karin Vestby\n",
        "\n              \u{201c}The night ferry carries nine people,\u{201d} \u{2014} Peter Okafor\n",
        "never seen it as full as it was in January. If they stop it, I will have to move,\u{201d} \u{2014} Tove Ekberg\n",
        "\n              \u{201c}a fair compromise\u{201d} \u{2014} The council\n",
        "\n              the money would come from the new harbour fees \u{2014} Karin Vestby\n",
    ] {
        assert!(listing.contains(line), "{line}: {listing}");
    }
    let page = run(&["--format", "html", "--quotes", "all"]);
    // The words in the text with marks in and around them, the speaker as a link to the person's row, and the rail's list.
    let person = page
        .split("<li id=\"")
        .skip(1)
        .find(|row| row.contains("<bdi>Peter Okafor</bdi>"))
        .unwrap();
    let person = person.split('"').next().unwrap();
    assert!(
        page.contains(&format!("<a class=\"speaker\" href=\"#{person}\">he</a> told the council"))
    );
    assert!(page.contains("<span class=\"quote direct\" id=\"a1-q2\" title=\"Peter Okafor\">The night ferry carries <mark"));
    assert!(page.contains(&format!(
        "\u{201d}</bdi></a> \u{2014} <a href=\"#{person}\"><bdi>Peter Okafor</bdi></a>"
    )));
    assert!(page.contains("<a href=\"#a1-q6\"><bdi>\u{201c}a fair compromise\u{201d}</bdi></a> \u{2014} <bdi>The council</bdi>"));
    assert!(page.contains("<span class=\"quote indirect\""));
    // The second paragraph of a quote is marked too, without an id of its own.
    assert_eq!(page.matches("title=\"Tove Ekberg\"").count(), 2);
    assert_eq!(page.matches("<span class").count(), page.matches("</span>").count());
    for output in ["text", "html", "jsonl"] {
        for off in [&["--quotes", "off"], &["--only", "sections"], &["--only", "entities"]] {
            let output = run(&[&["--format", output], &off[..]].concat());
            let shown = ["\nquotes ", "id=\"a1-q", "\"quotes\""];
            assert!(!shown.iter().any(|said| output.contains(said)), "{off:?}: {output}");
        }
    }
}

#[test]
fn links_of_a_page_of_many_articles_lead_to_one_place_each() {
    let page = copydesk(&["--format", "html", "examples/harbour.txt", "examples/harbour.txt"], b"");
    let page = String::from_utf8(page.stdout).unwrap();
    let of = |attribute: &str| -> Vec<&str> {
        page.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
    };
    let ids = of(" id=\"");
    let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    let links = of("href=\"");
    assert!(links.len() > 40, "{links:?}");
    for link in links {
        assert!(link.strip_prefix('#').is_some_and(|id| unique.contains(id)), "{link}");
    }
}

#[test]
fn values_stand_beside_their_words_in_the_page() {
    let prose = "The new ferry, which was paid for in March 2015, cost the county \u{a3}90,000.\n";
    let page = copydesk(&["--format", "html", "--only", "entities"], prose.as_bytes());
    let page = String::from_utf8(page.stdout).unwrap();
    for value in
        [">March 2015<code>2015-03</code></mark>", ">\u{a3}90,000<code>90000 GBP</code></mark>"]
    {
        assert!(page.contains(value), "{page}");
    }
}

#[test]
fn the_output_can_be_a_file() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("out.jsonl");
    let output = copydesk(&["--output", path.to_str().unwrap()], ARTICLE.as_bytes());
    assert!(output.stdout.is_empty());
    assert!(fs::read_to_string(path).unwrap().contains("copydesk/1"));
}

#[test]
fn binary_files_are_named_and_the_others_are_done() {
    let zip = file("binary.zip", b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0");
    let pdf = file("binary.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
    let noise = file("binary.bin", &[0, 1, 2, 3, 4, 5, 250, 7].repeat(64));
    let article = file("binary_not.txt", ARTICLE.as_bytes());
    let paths = [&zip, &pdf, &noise, &article].map(|path| path.to_str().unwrap());
    let output = copydesk(&paths, b"");
    assert_eq!(output.status.code(), Some(1));
    let messages = String::from_utf8(output.stderr.clone()).unwrap();
    for (path, kind) in paths.iter().zip(["zip", "PDF", "binary data"]) {
        let message = format!("{path}: {kind}, not an article");
        assert!(messages.contains(&message), "{message} is not in {messages}");
    }
    let lines = lines(&output);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["source"], paths[3]);
}

#[test]
fn text_in_utf16_is_no_binary_file() {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(ARTICLE.encode_utf16().flat_map(u16::to_le_bytes));
    let output = copydesk(&["-"], &bytes);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(lines(&output)[0]["sections"][0]["kind"], "headline");
}

#[test]
fn one_article_is_one_line_to_every_reader() {
    let page = "<h1>Ferry fares to rise in spring</h1><p>The board of Grenholm voted to raise the fares \
        after\u{2028}the\u{2029}cost\u{85}of it all had doubled over the winter, its chairman said on Friday.</p>";
    let output = copydesk(&["--input", "html"], page.as_bytes());
    let printed = std::str::from_utf8(&output.stdout).unwrap();
    assert!(!printed.contains(['\u{2028}', '\u{2029}', '\u{85}']));
    assert!(printed.contains(r"after\u2028the\u2029cost\u0085of it"));
    let body = lines(&output)[0]["sections"][1]["text"].as_str().unwrap().to_owned();
    assert!(body.contains("after\u{2028}the\u{2029}cost\u{85}of it"), "{body}");
}

#[test]
fn a_reply_names_the_section_that_it_answers() {
    let page = std::fs::read("tests/golden/comment_items.html").unwrap();
    let output = copydesk(&["-"], &page);
    let line = lines(&output).remove(0);
    let sections = line["sections"].as_array().unwrap();
    let comments: Vec<_> =
        (0..sections.len()).filter(|&i| sections[i]["kind"] == "comment").collect();
    let parents: Vec<_> = comments.iter().map(|&i| sections[i]["parent"].as_u64()).collect();
    assert_eq!(parents, [None, Some(comments[0] as u64), None, None]);
}

#[test]
fn an_input_is_never_an_output() {
    let article = file("own_output.txt", ARTICLE.as_bytes());
    let link = article.with_file_name("own_output_link.txt");
    let _ = fs::remove_file(&link);
    fs::hard_link(&article, &link).unwrap();
    let path = article.to_str().unwrap();
    for output in [path, link.to_str().unwrap()] {
        let refused = copydesk(&["-o", output, path], b"");
        assert_eq!(refused.status.code(), Some(1));
        let message = String::from_utf8(refused.stderr).unwrap();
        assert!(message.contains("is an input"), "{message}");
        assert_eq!(fs::read(&article).unwrap(), ARTICLE.as_bytes());
    }
}

#[test]
fn an_output_is_there_whole_or_not_at_all() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("whole_output");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).unwrap();
    let out = folder.join("out.jsonl");
    fs::write(&out, "old").unwrap();
    let path = out.to_str().unwrap();
    assert_eq!(copydesk(&["-o", path, "--model", "/no/model"], b"x").status.code(), Some(1));
    assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    assert!(copydesk(&["-o", path], ARTICLE.as_bytes()).status.success());
    assert!(fs::read_to_string(&out).unwrap().contains("copydesk/1"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
#[cfg(unix)]
fn names_of_any_bytes_and_sources_without_an_end() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let name = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(OsStr::from_bytes(b"n\xffme.txt"));
    fs::write(&name, ARTICLE).unwrap();
    let huge = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("huge\u{1b}[2J.txt");
    fs::File::create(&huge).unwrap().set_len(5 << 30).unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_copydesk")).args([&huge, &name]).output().unwrap();
    fs::remove_file(&huge).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(lines(&output)[0]["source"].as_str().unwrap().ends_with("n\u{fffd}me.txt"));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("5368709120 bytes, the limit is"), "{message}");
    assert!(!message.contains('\u{1b}'), "names move no terminal's cursor");
    // Nor where the name is that of the article, the output, the model or the list of names.
    let named = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("named\u{1b}[2J\u{202e}.txt");
    fs::write(&named, ARTICLE).unwrap();
    let folder = PathBuf::from("/no\u{1b}[2J\u{202e}/such");
    let run = |args: &[&OsStr]| {
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk")).args(args).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    let option = |name: &'static str, path: &PathBuf| {
        run(&[OsStr::new(name), path.as_ref(), named.as_ref()])
    };
    for shown in [
        run(&[named.as_ref()]),
        run(&["--format".as_ref(), "text".as_ref(), named.as_ref()]),
        run(&[folder.as_ref()]),
        option("--model", &folder),
        option("--gazetteer", &folder),
        option("--gazetteer", &named),
        option("--output", &folder),
        option("--output", &named),
    ] {
        assert!(shown.contains("named") || shown.contains("/no"), "{shown}");
        assert!(!shown.contains(['\u{1b}']), "{shown:?}");
    }
    fs::remove_file(&named).unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_goes_nowhere_is_an_error() {
    let shell = |redirection: &str| {
        let command =
            format!("printf 'A ferry sank.' | '{}' {redirection}", env!("CARGO_BIN_EXE_copydesk"));
        Command::new("sh").args(["-c", &command]).output().unwrap()
    };
    let output = shell(">/dev/full");
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("<stdout>: No space left"), "{error}");
    for format in ["", "--format html", "--format text"] {
        let output = shell(&format!("-o /dev/full {format}"));
        assert_eq!(output.status.code(), Some(1));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("copydesk: /dev/full: No space left"), "{error}");
    }
    assert!(shell(">/dev/null").status.success());
}

#[test]
fn names_of_the_caller() {
    let names = file("names.tsv", b"# ours\n\nharbour board\torganization\n");
    let args = ["--gazetteer", names.to_str().unwrap(), "--only", "entities"];
    let line = &lines(&copydesk(&args, ARTICLE.as_bytes()))[0];
    let found = line["entities"].as_array().unwrap().iter();
    assert!(found.into_iter().any(|e| e["name"] == "harbour board" && e["kind"] == "organization"));
    let wrong = file("names_wrong.tsv", b"ferry\tship\n");
    let output = copydesk(&["--gazetteer", wrong.to_str().unwrap()], b"x");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("names_wrong.tsv:1: \"ship\" is none of person, "), "{message}");
}

#[test]
fn the_command_tells_of_itself() {
    let man = String::from_utf8(copydesk(&["--man"], b"").stdout).unwrap();
    assert!(man.contains(".TH copydesk 1") && man.contains("gazetteer"), "{man}");
    let bash = String::from_utf8(copydesk(&["--completions", "bash"], b"").stdout).unwrap();
    assert!(bash.contains("--only") && bash.contains("complete "), "{bash}");
}

#[test]
fn every_format_prints_every_article() {
    let a = file("format_a.txt", ARTICLE.as_bytes());
    let page = b"<title>Ferry &amp; co</title><p>By Anna \x01 Lund<p>No ]]> \"words\",\t<br>none";
    let b = file("format_b.html", page);
    let print = |options: &[&str]| {
        let files = [a.to_str().unwrap(), b.to_str().unwrap()];
        let output = copydesk(&[options, &files].concat(), b"");
        assert!(output.status.success(), "{options:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    for format in ["ninjs", "jsonld", "annotations"] {
        let printed = print(&["--format", format]);
        let items: Vec<Value> = printed.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(items.len(), 2, "{format}");
        assert!(!printed.contains("null") && printed.contains("Ferry fares to rise in spring"));
    }
    for table in ["sections", "entities", "mentions", "quotes"] {
        let printed = print(&["--format", "tsv", "--table", table, "examples/council.txt"]);
        let columns: Vec<usize> = printed.lines().map(|line| line.split('\t').count()).collect();
        assert!(columns.len() > 2 && columns.iter().all(|n| *n == columns[0]), "{printed}");
        let printed = print(&["--format", "csv", "--table", table]);
        assert_eq!(printed.matches("source,").count(), 1);
    }
    let corpus = print(&["--format", "tei"]);
    assert_eq!(corpus.matches("<TEI>").count(), 2);
    assert!(corpus.ends_with("</TEI>\n</teiCorpus>\n") && corpus.contains("Ferry &amp; co"));
    assert!(!corpus.contains('\x01'), "XML has no way to write it");
    let stories = print(&["--format", "article"]);
    assert!(stories.contains("\n\u{c}\nFerry & co\n"), "{stories}");
    assert!(print(&["--format", "markdown"]).contains("\n\n---\n\n# Ferry & co\n"));
    let refused = copydesk(&["--only", "entities", "--format", "article"], b"");
    assert_eq!(refused.status.code(), Some(2));
}
