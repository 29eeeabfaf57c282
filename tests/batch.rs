//! The command over many articles: packed files, folders, archives, JSON lines; several jobs; stops in the middle.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use serde_json::Value;

/// An empty folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("batch").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(args).stdin(Stdio::null());
    command
}

fn copydesk(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    bytes.split_inclusive(|b| *b == b'\n').map(|l| serde_json::from_slice(l).unwrap()).collect()
}

/// The sources of lines on standard output.
fn sources(output: &Output) -> Vec<String> {
    lines(&output.stdout).iter().map(|l| l["source"].as_str().unwrap().to_owned()).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn article(number: usize) -> String {
    let more = "The board of Grenholm voted on Tuesday to raise the fares after the cost of fuel had doubled. ";
    format!(
        "Ferry {number} to sail in spring\n\nBy Mira Tolland\n\nMarch 3, 2015\n\n{}\n",
        more.repeat(1 + number % 7)
    )
}

fn page(number: usize) -> String {
    let more =
        "<p>The board of Grenholm voted on Tuesday to raise the fares, said Edvin Marsk.</p>";
    format!(
        "<html><head><title>Ferry {number} to sail</title></head><body><h1>Ferry {number} to sail</h1>{}</body></html>",
        more.repeat(1 + number % 5)
    )
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn record(kind: &str, media: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let length = block.len();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{headers}\r\n");
    [head.as_bytes(), body].concat()
}

fn response(number: usize) -> Vec<u8> {
    let body = page(number);
    let block = answer("Content-Type: text/html; charset=utf-8\r\n", body.as_bytes());
    record("response", "application/http; msgtype=response", &url(number), &block)
}

fn url(number: usize) -> String {
    format!("https://courier.example/{number}")
}

fn urls(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(url).collect()
}

#[test]
fn packed_files_are_read_by_their_bytes() {
    let folder = folder("packed");
    let text = article(1);
    let (first, second) = text.as_bytes().split_at(40);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.txt", text.clone().into()),
        ("b.gz", gzip(text.as_bytes())),
        ("c.zst", zstd(text.as_bytes())),
        ("d.bz2", bzip2(text.as_bytes())),
        ("e_members.gz", [gzip(first), gzip(second)].concat()),
        (
            "f_frames.zst",
            [&b"\x50\x2a\x4d\x18\x03\0\0\0abc"[..], &zstd(first), &zstd(second)].concat(),
        ),
        ("g_streams.bz2", [bzip2(first), bzip2(second)].concat()),
        ("h_without_ending", gzip(text.as_bytes())),
    ];
    for (name, bytes) in &files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let output = copydesk(&[shown(&folder)]);
    assert!(output.status.success(), "{output:?}");
    let found = lines(&output.stdout);
    assert_eq!(found.len(), files.len());
    for (line, (name, _)) in found.iter().zip(&files) {
        assert!(line["source"].as_str().unwrap().ends_with(name));
        assert_eq!(
            (&line["bytes"], &line["sections"]),
            (&found[0]["bytes"], &found[0]["sections"])
        );
    }
}

#[test]
fn damaged_packing_is_told_and_the_others_are_done() {
    let folder = folder("damaged");
    let text = article(3);
    for (name, bytes) in [
        ("a.gz", gzip(text.as_bytes())),
        ("b.zst", zstd(text.as_bytes())),
        ("c.bz2", bzip2(text.as_bytes())),
    ] {
        fs::write(folder.join(name), &bytes[..bytes.len() - 5]).unwrap();
        let mut flipped = bytes.clone();
        let at = bytes.len() - if name == "a.gz" { 8 } else { 4 };
        flipped[at] ^= 1;
        fs::write(folder.join(format!("flipped_{name}")), flipped).unwrap();
    }
    fs::write(folder.join("z.txt"), &text).unwrap();
    let errors = folder.join("errors");
    let output = copydesk(&[shown(&folder), "--errors", shown(&errors), "--summary"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(sources(&output).len(), 1, "{:?}", sources(&output));
    let told = lines(&fs::read(&errors).unwrap());
    let packing = told.iter().filter(|e| e["kind"] == "packing").count();
    assert_eq!(packing, 6, "{told:?}");
    assert!(
        said(&output).contains("1 articles, ") && said(&output).contains("packing 6"),
        "{}",
        said(&output)
    );
    // A bomb ends at the limit.
    fs::write(folder.join("bomb.gz"), gzip(&vec![b' '; 2 << 20])).unwrap();
    let output = copydesk(&[shown(&folder.join("bomb.gz")), "--record-limit", "1"]);
    assert!(said(&output).contains("more bytes than the limit of 1048576"), "{}", said(&output));
}

#[test]
fn folders_patterns_and_lists_name_files() {
    let folder = folder("names");
    for (name, number) in [
        ("b/one.txt", 1),
        ("a/two.txt", 2),
        ("a/three.html", 3),
        (".git/four.txt", 4),
        ("c.txt", 5),
    ] {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, article(number)).unwrap();
    }
    let root = shown(&folder).to_owned();
    let found = |args: &[&str]| -> Vec<String> {
        let output = copydesk(args);
        assert!(output.status.success(), "{output:?}");
        sources(&output).iter().map(|s| s.strip_prefix(&root).unwrap()[1..].to_owned()).collect()
    };
    assert_eq!(found(&[&root]), ["a/three.html", "a/two.txt", "b/one.txt", "c.txt"]);
    assert_eq!(found(&[&root, "--glob", "*.html", "--glob", "c.*"]), ["a/three.html", "c.txt"]);
    assert_eq!(found(&[&root, "--glob", "a/*"]), ["a/three.html", "a/two.txt"]);
    assert_eq!(found(&[&format!("{root}/*/*.txt")]), ["a/two.txt", "b/one.txt"]);
    let list = folder.join(".list");
    fs::write(&list, format!("{root}/c.txt\r\n\n{root}/b\n")).unwrap();
    assert_eq!(found(&["--files-from", shown(&list)]), ["c.txt", "b/one.txt"]);
    fs::write(&list, format!("{root}/c.txt\0{root}/a/two.txt\0")).unwrap();
    assert_eq!(found(&["--files-from", shown(&list)]), ["c.txt", "a/two.txt"]);
    let none = copydesk(&[&format!("{root}/*.pdf")]);
    assert_eq!(none.status.code(), Some(1));
    assert!(said(&none).contains("no file fits"), "{}", said(&none));
    let fast = copydesk(&["--fail-fast", "/no/such", &root]);
    assert_eq!((fast.status.code(), fast.stdout.len()), (Some(1), 0));
}

#[test]
fn json_lines_are_read_by_their_fields() {
    let folder = folder("json_lines");
    let path = folder.join("news.jsonl.gz");
    let line = |value: Value| value.to_string() + "\n";
    let text = [
        line(serde_json::json!({"key": 7, "doc": {"page": page(1)}, "text": "x"})),
        line(serde_json::json!({"key": "b", "text": "<p> begins a paragraph of Grenholm."})),
        "\n{\"key\": \"broken\n".to_owned(),
        line(serde_json::json!({"key": "none"})),
        line(serde_json::json!({"text": "Caf\u{e9} Marsk \u{2014} opens in Grenholm."})),
        line(serde_json::json!({"text": "x".repeat(3 << 20)})),
        line(serde_json::json!({"text": "The last ferry sailed."})).trim_end().to_owned(),
    ];
    fs::write(&path, gzip(text.concat().as_bytes())).unwrap();
    let args = [
        "--text-field",
        "text",
        "--html-field",
        "/doc/page",
        "--id-field",
        "key",
        "--record-limit",
        "1",
        "--jobs",
        "2",
    ];
    let output = copydesk(&[&args[..], &[shown(&path)]].concat());
    assert_eq!(output.status.code(), Some(1));
    let name = |number| format!("{}:{number}", shown(&path));
    assert_eq!(sources(&output), ["7".to_owned(), "b".into(), name(6), name(8)]);
    let found = lines(&output.stdout);
    assert_eq!((&found[0]["format"], &found[1]["format"]), (&"html".into(), &"text".into()));
    assert_eq!(found[1]["sections"][0]["text"], "<p> begins a paragraph of Grenholm.");
    for (number, reason) in [(4, "EOF"), (5, "no text in /doc/page or text"), (7, "larger than")] {
        let told = said(&output);
        let told = told.lines().find(|l| l.contains(&format!("{}: ", name(number)))).unwrap();
        assert!(told.contains(reason) || number == 4, "{told}");
    }
}

#[test]
fn records_of_a_crawl_are_articles() {
    let folder = folder("crawl");
    let html = "Content-Type: text/html\r\n";
    let body = page(9);
    let latin: Vec<u8> = page(5).replace("Marsk", "M\u{e4}rsk").chars().map(|c| c as u8).collect();
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
    deflate.write_all(body.as_bytes()).unwrap();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(body.as_bytes()).unwrap();
    let chunked = |bytes: &[u8]| {
        let chunks = bytes
            .chunks(100)
            .map(|c| [format!("{:x}\r\n", c.len()).as_bytes(), c, b"\r\n"].concat());
        [chunks.collect::<Vec<_>>().concat(), b"0\r\n\r\n".to_vec()].concat()
    };
    let http = |headers: &str, body: &[u8], number| {
        record(
            "response",
            "application/http;msgtype=response",
            &url(number),
            &answer(&format!("{html}{headers}"), body),
        )
    };
    let records = [
        record("warcinfo", "application/warc-fields", "", b"software: hand\r\n"),
        record("request", "application/http; msgtype=request", &url(1), b"GET / HTTP/1.1\r\n\r\n"),
        http("", body.as_bytes(), 1),
        http("Transfer-Encoding: chunked\r\n", &chunked(body.as_bytes()), 2),
        http(
            "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            &chunked(&gzip(body.as_bytes())),
            3,
        ),
        http("Content-Encoding: deflate\r\n", &deflate.finish().unwrap(), 4),
        http("Content-Encoding: deflate\r\n", &zlib.finish().unwrap(), 5),
        http("Content-Encoding: zstd\r\n", &zstd(body.as_bytes()), 6),
        http("Content-Encoding: gzip\r\n", body.as_bytes(), 7),
        record(
            "response",
            "application/http",
            &url(8),
            &answer("Content-Type: image/png\r\n", b"\x89PNG"),
        ),
        record(
            "response",
            "application/http",
            &url(9),
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno",
        ),
        record("resource", "text/html", &format!("<{}>", url(10)), body.as_bytes()),
        record("conversion", "text/plain", &url(11), article(11).as_bytes()),
        http("Content-Encoding: br\r\n", b"\x0b\x02\x80", 12),
        record(
            "response",
            "application/http",
            &url(13),
            &answer("Content-Type: text/html; charset=iso-8859-1\r\n", &latin),
        ),
    ];
    let plain = records.concat();
    let members: Vec<u8> = records.iter().flat_map(|r| gzip(r)).collect();
    let files = [
        ("plain.warc", plain.clone()),
        ("members.warc.gz", members),
        ("whole.warc.gz", gzip(&plain)),
        ("crawl.warc.zst", zstd(&plain)),
        ("crawl.warc.bz2", bzip2(&plain)),
    ];
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        let output = copydesk(&[shown(&path), "--summary"]);
        assert_eq!(
            sources(&output),
            urls([1, 2, 3, 4, 5, 6, 7, 10, 11, 13]),
            "{name}: {}",
            said(&output)
        );
        let found = lines(&output.stdout);
        assert!(
            found[..8]
                .iter()
                .all(|line| line["sections"] == found[0]["sections"] && line["format"] == "html")
        );
        assert_eq!(found[8]["format"], "text");
        assert!(found[9].to_string().contains("Edvin M\u{e4}rsk"), "{}", found[9]);
        assert!(said(&output).contains("br: an unknown coding"), "{}", said(&output));
        assert!(said(&output).contains("4 records without an article"), "{}", said(&output));
    }
    // From standard input too.
    let mut child = command(&["-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&gzip(&plain)).unwrap();
    assert_eq!(sources(&child.wait_with_output().unwrap()).len(), 10);
}

#[test]
fn broken_records_cost_only_themselves() {
    let folder = folder("broken");
    let good: Vec<Vec<u8>> = (0..4).map(response).collect();
    let size = response(2).len() as i64;
    let with_length = |number: usize, add: i64| {
        let text = String::from_utf8(response(number)).unwrap();
        let at = text.find("Content-Length: ").unwrap() + 16;
        let end = at + text[at..].find('\r').unwrap();
        let length: i64 = text[at..end].parse().unwrap();
        format!("{}{}{}", &text[..at], length + add, &text[end..]).into_bytes()
    };
    let cut = |number: usize| response(number)[..300].to_vec();
    let text = |text: &str| text.as_bytes().to_vec();
    let broken = [
        with_length(8, -20),
        with_length(8, 20),
        with_length(8, size + 40),
        with_length(8, 900_000_000),
        text("WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
        text("WARC/1.0\r\nContent-Length: many\r\n\r\nx\r\n\r\n"),
        text("<p>no record</p>\r\n\r\n"),
        cut(8),
    ];
    for (number, record) in broken.iter().enumerate() {
        let records = [&good[0], &good[1], record, &good[2], &good[3]];
        let plain = records.map(|r| r.clone()).concat();
        let packed: Vec<u8> = records.iter().flat_map(|r| gzip(r)).collect();
        for (name, bytes) in [
            ("plain.warc", plain.clone()),
            ("members.warc.gz", packed),
            ("whole.warc.gz", gzip(&plain)),
        ] {
            let path = folder.join(name);
            fs::write(&path, bytes).unwrap();
            let output = copydesk(&[shown(&path)]);
            assert_eq!(sources(&output), urls(0..4), "{name} {number}: {}", said(&output));
            assert_eq!(said(&output).lines().count(), 1, "{name} {number}: {}", said(&output));
            assert_eq!(output.status.code(), Some(1));
        }
    }
    // A file that ends in the middle of a record, and a member whose packing is damaged.
    let path = folder.join("cut.warc");
    fs::write(&path, [&good[0][..], &good[1], &cut(2)].concat()).unwrap();
    assert_eq!(sources(&copydesk(&[shown(&path)])), urls(0..2));
    let mut members: Vec<Vec<u8>> = good.iter().map(|r| gzip(r)).collect();
    let middle = members[1].len() / 2;
    members[1][middle..middle + 8].fill(0xff);
    let path = folder.join("damaged.warc.gz");
    fs::write(&path, members.concat()).unwrap();
    let output = copydesk(&[shown(&path)]);
    assert_eq!(sources(&output), urls([0, 2, 3]), "{}", said(&output));
    fs::write(&path, &members.concat()[..members.concat().len() - 9]).unwrap();
    assert_eq!(sources(&copydesk(&[shown(&path)])), urls([0, 2]));
    // A member whose checksum is wrong, and bytes between two.
    let mut members: Vec<Vec<u8>> = good.iter().map(|r| gzip(r)).collect();
    let sum = members[1].len() - 8;
    members[1][sum] ^= 1;
    members[2].extend(b"left over");
    fs::write(&path, members.concat()).unwrap();
    let output = copydesk(&[shown(&path)]);
    assert_eq!(sources(&output), urls([0, 2, 3]), "{}", said(&output));
    assert_eq!(said(&output).lines().count(), 2, "{}", said(&output));
    // A record that is too large is passed, without its being held.
    let large = record("response", "application/http", &url(8), &vec![b'x'; 3 << 20]);
    let path = folder.join("large.warc");
    fs::write(&path, [&good[0][..], &large, &good[1]].concat()).unwrap();
    let output = copydesk(&[shown(&path), "--record-limit", "1"]);
    assert_eq!(sources(&output), urls(0..2), "{}", said(&output));
    assert!(said(&output).contains("larger than --record-limit"));
}

/// Files of all sorts, for runs that are compared.
fn crawl(folder: &Path) -> PathBuf {
    let root = folder.join("in");
    fs::create_dir_all(root.join("pages")).unwrap();
    for number in 0..30 {
        fs::write(root.join(format!("pages/{number}.html")), page(number)).unwrap();
    }
    let records: Vec<Vec<u8>> = (100..220).map(response).collect();
    let members: Vec<u8> = records.iter().flat_map(|r| gzip(r)).collect();
    fs::write(root.join("a.warc.gz"), members).unwrap();
    fs::write(root.join("b.warc"), [records.concat(), b"WARC/1.0\r\n".to_vec()].concat()).unwrap();
    fs::write(root.join("c.warc.zst"), zstd(&records.concat())).unwrap();
    fs::write(root.join("d.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    root
}

#[test]
fn jobs_change_nothing_but_the_time() {
    let folder = folder("jobs");
    let root = crawl(&folder);
    for format in ["jsonl", "text", "html"] {
        let run = |jobs| copydesk(&["--format", format, "--jobs", jobs, shown(&root)]);
        let (one, four) = (run("1"), run("4"));
        assert!(one.stdout == four.stdout && !one.stdout.is_empty(), "{format}");
        assert_eq!((said(&one), one.status), (said(&four), four.status));
    }
}

/// All files below a folder with their bytes, but for states.
fn tree(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files.extend(tree(&path));
        } else if !shown(&path).ends_with(".state") {
            files.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn a_folder_of_results_mirrors_names_or_holds_shards() {
    let folder = folder("mirror");
    let root = crawl(&folder);
    let out = folder.join("out");
    let run = |args: &[&str]| {
        let mut command = command(args);
        command.current_dir(&folder).output().unwrap()
    };
    assert_eq!(run(&["in", "-o", "out/", "--jobs", "2"]).status.code(), Some(1));
    let found = tree(&out);
    assert_eq!(found.len(), 33, "{:?}", found.iter().map(|f| &f.0).collect::<Vec<_>>());
    let page = fs::read(out.join("in/pages/7.html.jsonl")).unwrap();
    assert_eq!(lines(&page)[0]["source"], "in/pages/7.html");
    assert_eq!(lines(&fs::read(out.join("in/a.warc.gz.jsonl")).unwrap()).len(), 120);
    let html = folder.join("html");
    run(&["in/pages", "-o", "html/", "--format", "html"]);
    let page = fs::read_to_string(html.join("in/pages/7.html.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    let shards = folder.join("shards");
    run(&["in", "-o", "shards", "--shards", "100"]);
    let counts: Vec<usize> = tree(&shards).iter().map(|(_, bytes)| lines(bytes).len()).collect();
    assert_eq!(counts, [100, 100, 100, 90]);
    let whole: Vec<u8> = tree(&shards).into_iter().flat_map(|(_, bytes)| bytes).collect();
    assert!(whole == run(&["in"]).stdout);
    let again = run(&["in", "-o", "shards", "--shards", "100"]);
    assert!(said(&again).contains("holds the shards of another run"), "{}", said(&again));
    drop(root);
}

/// Runs until it ends by itself, stopping it by `stop` after times that grow, each time a little later.
fn with_stops(
    args: &[&str],
    folder: &Path,
    seed: u64,
    stop: impl Fn(&mut std::process::Child),
) -> u32 {
    let (mut stops, mut random) = (0, seed);
    loop {
        let mut child = command(args).current_dir(folder).stderr(Stdio::null()).spawn().unwrap();
        random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let pause = 30 + (random >> 33) % 250;
        std::thread::sleep(Duration::from_millis(pause));
        // Ten stops are enough; then it may end.
        if stops < 10 && child.try_wait().unwrap().is_none() {
            stop(&mut child);
            stops += 1;
            child.wait().unwrap();
            continue;
        }
        // The error may have been told by a run that was stopped later.
        assert!(matches!(child.wait().unwrap().code(), Some(0 | 1)));
        return stops;
    }
}

fn resumed_runs_equal_one(name: &str, stop: impl Fn(&mut std::process::Child)) {
    let folder = folder(name);
    crawl(&folder);
    let mut stops = 0;
    for (number, (output, more)) in
        [("file.jsonl", &[][..]), ("mirrored/", &[]), ("sharded/", &["--shards", "37"])]
            .into_iter()
            .enumerate()
    {
        let run = |prefix: &str, resume: &[&str]| {
            let (output, errors) = (format!("{prefix}/{output}"), format!("{prefix}/errors"));
            let args = ["in", "-o", &output, "--errors", &errors, "--jobs", "2"];
            let args: Vec<String> =
                [&args[..], more, resume].concat().iter().map(|a| a.to_string()).collect();
            fs::create_dir_all(folder.join(prefix)).unwrap();
            args
        };
        let (one, other) = (format!("one{number}"), format!("other{number}"));
        let args = run(&one, &[]);
        let undisturbed = copydesk_in(&args, &folder);
        assert_eq!(undisturbed.status.code(), Some(1));
        let args = run(&other, &["--resume"]);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        stops += with_stops(&args, &folder, number as u64 + 7, &stop);
        let bare = |prefix: &str| {
            let root = folder.join(prefix);
            let files = tree(&root).into_iter();
            files
                .map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes))
                .collect::<Vec<_>>()
        };
        let (one, other) = (bare(&one), bare(&other));
        let names = |files: &[(PathBuf, Vec<u8>)]| {
            files.iter().map(|f| (f.0.clone(), f.1.len())).collect::<Vec<_>>()
        };
        assert!(one == other, "{output}: {:?} {:?}", names(&one), names(&other));
    }
    assert!(stops >= 3, "{stops} stops are too few to show anything");
}

fn copydesk_in(args: &[String], folder: &Path) -> Output {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    command(&args).current_dir(folder).output().unwrap()
}

#[test]
fn what_was_killed_is_gone_on_with() {
    resumed_runs_equal_one("killed", |child| child.kill().unwrap());
}

#[test]
#[cfg(unix)]
fn what_was_interrupted_is_gone_on_with() {
    resumed_runs_equal_one("interrupted", |child| {
        let id = child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    });
}

#[test]
fn what_is_done_is_not_done_again() {
    let folder = folder("done");
    for number in 0..3 {
        fs::write(folder.join(format!("{number}.txt")), article(number)).unwrap();
    }
    let out = folder.join(".out.jsonl");
    let run = |more: &[&str]| {
        let args = [&[shown(&folder), "-o", shown(&out), "--resume", "--summary"], more].concat();
        copydesk(&args)
    };
    let counts = |output: &Output| said(output).split(' ').nth(1).unwrap().to_owned();
    assert_eq!(counts(&run(&[])), "3");
    let again = run(&[]);
    assert_eq!(counts(&again), "0");
    assert!(said(&again).contains("3 files done before"), "{}", said(&again));
    // One is new and one has changed.
    fs::write(folder.join("1.txt"), article(6)).unwrap();
    fs::write(folder.join("4.txt"), article(4)).unwrap();
    assert_eq!(counts(&run(&[])), "2");
    assert_eq!(lines(&fs::read(&out).unwrap()).len(), 5);
    let other = run(&["--only", "sections"]);
    assert!(said(&other).contains("is of a run with other options"), "{}", said(&other));
    // A state without its end, as a machine leaves it that loses power.
    let state = folder.join(".out.jsonl.state");
    let bytes = fs::read(&state).unwrap();
    fs::write(&state, &bytes[..bytes.len() - 10]).unwrap();
    assert_eq!(counts(&run(&[])), "1");
    assert_eq!(lines(&fs::read(&out).unwrap()).len(), 5);
    // Output that is gone cannot be gone on with.
    fs::write(&out, "").unwrap();
    let gone = run(&[]);
    assert!(said(&gone).contains("is shorter than the run before left it"), "{}", said(&gone));
    for wrong in [
        &["--resume"][..],
        &["--resume", "-o", "x"],
        &["--resume", "-o", "x", "--format", "html", "y"],
        &["--shards", "2"],
        &["--fail-fast", "--keep-going"],
    ] {
        assert_eq!(copydesk(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
#[cfg(unix)]
fn an_interrupt_leaves_whole_lines_or_no_file() {
    let folder = folder("interrupt");
    let records: Vec<Vec<u8>> = (0..6000).map(response).collect();
    let input = folder.join("in.warc");
    fs::write(&input, records.concat()).unwrap();
    let outputs = folder.join("out");
    fs::create_dir(&outputs).unwrap();
    let out = outputs.join("x.jsonl");
    let run = |more: &[&str]| {
        let args = [&[shown(&input), "-o", shown(&out), "--jobs", "2"], more].concat();
        let child = command(&args).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(400));
        let id = child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        child.wait_with_output().unwrap()
    };
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    assert_eq!(fs::read_dir(&outputs).unwrap().count(), 0, "whole or not at all");
    let output = run(&["--resume"]);
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    let found = lines(&fs::read(&out).unwrap());
    assert!(!found.is_empty() && found.len() < 6000);
}
