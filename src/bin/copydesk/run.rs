//! A run over all sources: workers take articles one by one, and hand their results in, which are written in the order of the sources.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use copydesk::{Annotations, Extractor, Format};
use same_file::Handle;

use crate::args::Args;
use crate::article::Article;
use crate::failure::{Failure, Kind};
use crate::output::state::State;
use crate::output::{self, Appended, Destination, Folder, Sink};
use crate::report::{Errors, Report, tell};
use crate::source::{Input, Item, Options, Position, Sources, What};
use crate::{extractor, format};

/// Results that may wait for one before them.
const WAITING: usize = 256;
/// Bytes of them.
const WAITING_BYTES: usize = 8 << 20;

/// What the exit status of a command says that was stopped by Ctrl-C.
const INTERRUPTED: u8 = 130;

/// A run.
struct Run<'a> {
    args: &'a Args,
    extractors: Extractors<'a>,
    /// What is to be done next, and its number.
    queue: Mutex<(Sources, u64)>,
    desk: Mutex<Desk>,
    /// The desk has changed.
    changed: Condvar,
    /// No more is to be begun: Ctrl-C, the first error of `--fail-fast`, an output that cannot be written.
    stops: Arc<AtomicBool>,
}

/// Extractors by format, each made when first needed.
struct Extractors<'a> {
    args: &'a Args,
    /// Of the format that is guessed or the caller's, of plain text, of HTML.
    made: [OnceLock<Extractor>; 3],
}

/// Where results are handed in.
struct Desk {
    /// Number of the result that is written next.
    next: u64,
    waiting: BTreeMap<u64, Done>,
    waiting_bytes: usize,
    sink: Sink,
    state: Option<State>,
    report: Report,
    /// The first error of `--fail-fast` was told: nothing behind it is written.
    is_closed: bool,
    /// Why nothing more can be written.
    broken: Option<anyhow::Error>,
}

/// What became of an item.
struct Done {
    input: Arc<Input>,
    after: Option<Position>,
    result: Result<Made, Failure>,
}

/// What is to be written.
enum Made {
    /// An article of so many bytes.
    Article(Vec<u8>, u64),
    /// A record that is no page.
    Other,
    Nothing,
}

/// Marks up all articles; those that fail are told of, and the others are still done.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let extractors = Extractors { args, made: [const { OnceLock::new() }; 3] };
    // What is wrong with a model or a list of names is told before anything is written.
    extractors.of(None)?;
    let (sources, desk) = open(args)?;
    let stops = Arc::new(AtomicBool::new(false));
    let interrupted = Arc::new(AtomicBool::new(false));
    if args.output.is_some() {
        on_interrupt(stops.clone(), interrupted.clone())?;
    }
    let begun = frame(args, format::begin)?;
    let ended = frame(args, format::end)?;
    let run = Run {
        args,
        extractors,
        queue: Mutex::new((sources, 0)),
        desk: Mutex::new(desk),
        changed: Condvar::new(),
        stops,
    };
    let is_folder = args.is_folder();
    if !is_folder && run.desk().sink.place().length == 0 {
        run.desk().write_frame(&begun)?;
    }
    thread::scope(|scope| {
        for _ in 1..args.jobs() {
            scope.spawn(|| run.work());
        }
        run.work();
    });
    let skipped = lock(&run.queue).0.skipped;
    let mut desk = run.desk.into_inner().unwrap_or_else(PoisonError::into_inner);
    desk.report.end();
    if let Some(error) = desk.broken {
        return Err(error);
    }
    let is_interrupted = interrupted.load(Ordering::Relaxed);
    let is_whole = !is_interrupted && (desk.report.is_clean() || !args.batch.fail_fast);
    if is_whole {
        if !is_folder {
            desk.write_frame(&ended)?;
        }
        desk.sink.finish()?;
    }
    if args.batch.summary {
        desk.report.summary(skipped);
    }
    Ok(match desk.report.is_clean() {
        _ if is_interrupted => ExitCode::from(INTERRUPTED),
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Opens sources and outputs, behind what a run before this one did.
fn open(args: &Args) -> Result<(Sources, Desk)> {
    let outputs = [args.output.clone().filter(|_| !args.is_folder()), args.batch.errors.clone()];
    let outputs: Vec<_> = outputs.into_iter().flatten().collect();
    let handles = || outputs.iter().filter_map(|path| Handle::from_path(path).ok());
    output::refuse_inputs(&args.paths(), &outputs)?;
    if let Some(root) = args.output.as_deref().filter(|_| args.is_folder()) {
        fs::create_dir_all(root).with_context(|| root.to_string_lossy().into_owned())?;
    }
    let mut state = args.state().map(|path| State::open(&path, &args.shape())).transpose()?;
    let place = state.as_ref().map(State::place);
    let sink = match &args.output {
        Some(root) if args.is_folder() => {
            let frame = [frame(args, format::begin)?, frame(args, format::end)?];
            let folder = Folder::new(root, args.layout(), args.format.ending(), frame);
            if let Some(state) = &mut state {
                state.forget(|input| folder.has(input));
            }
            Sink::Folder(match (&state, &place) {
                (Some(state), Some(place)) if state.is_continued() => {
                    folder.continued(place, state.begun())?
                }
                _ => folder.begun_anew()?,
            })
        }
        Some(path) if let (Some(state), Some(place)) = (&mut state, &place) => {
            state.forget(|_| true);
            Sink::Appended(Appended::new(path, place.length)?)
        }
        path => Sink::Whole(Destination::new(path.as_deref())?),
    };
    let length = state.as_ref().map_or(0, State::errors);
    let errors = args.batch.errors.as_deref().map(|path| Errors::open(path, length)).transpose()?;
    let sources = Sources::new(Options {
        names: args.paths(),
        list: args.batch.files_from.clone(),
        only: args.batch.glob.clone(),
        fields: args.fields(),
        limit: args.limit(),
        outputs: handles()
            .chain(args.state().and_then(|path| Handle::from_path(path).ok()))
            .collect(),
        before: state.as_mut().map(State::before),
    })?;
    let report =
        Report::new(errors, args.output.is_some() || !io::IsTerminal::is_terminal(&io::stdout()));
    let waiting = BTreeMap::new();
    let desk = Desk {
        next: 0,
        waiting,
        waiting_bytes: 0,
        sink,
        state,
        report,
        is_closed: false,
        broken: None,
    };
    Ok((sources, desk))
}

/// What an output begins or ends with.
fn frame(args: &Args, write: fn(&Args, &mut Vec<u8>) -> io::Result<()>) -> Result<Vec<u8>> {
    let mut frame = Vec::new();
    write(args, &mut frame)?;
    Ok(frame)
}

/// The first Ctrl-C lets articles that were begun be ended, the second ends the command.
fn on_interrupt(stops: Arc<AtomicBool>, interrupted: Arc<AtomicBool>) -> Result<()> {
    ctrlc::set_handler(move || {
        stops.store(true, Ordering::Relaxed);
        if interrupted.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
        tell("ends what was begun; once more to end at once");
    })
    .context("signals")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Extractors<'_> {
    fn of(&self, format: Option<Format>) -> Result<&Extractor> {
        // What the caller says of the format counts more than where an article was found.
        let format = self.args.input.format().or(format);
        let slot = match format {
            Some(Format::Plain) => &self.made[1],
            Some(Format::Html) => &self.made[2],
            _ => &self.made[0],
        };
        if let Some(made) = slot.get() {
            return Ok(made);
        }
        let made = extractor(self.args, format)?;
        Ok(slot.get_or_init(|| made))
    }
}

impl Run<'_> {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        lock(&self.desk)
    }

    /// Takes items until there are none.
    fn work(&self) {
        let bell = Bell(self);
        let mut annotations = Annotations::new();
        loop {
            let (item, number) = {
                let mut queue = lock(&self.queue);
                if self.stops.load(Ordering::Relaxed) {
                    break;
                }
                let Some(item) = queue.0.next() else { break };
                queue.1 += 1;
                (item, queue.1 - 1)
            };
            let Item { input, what, after } = item;
            let result = self.make(what, &input, number, &mut annotations);
            self.hand_in(number, Done { input, after, result });
        }
        drop(bell);
    }

    /// Marks an article up, and writes it into memory.
    fn make(
        &self,
        what: What,
        input: &Input,
        number: u64,
        annotations: &mut Annotations,
    ) -> Result<Made, Failure> {
        if matches!(what, What::End) {
            return Ok(Made::Nothing);
        }
        let Some(found) = what.read(input, &self.args.fields(), self.args.limit())? else {
            return Ok(Made::Other);
        };
        let source = found.source.clone();
        let failed = |e: anyhow::Error| Failure::new(Kind::NotAnArticle, &source, format!("{e:#}"));
        let extractor = self.extractors.of(found.format).map_err(failed)?;
        let format = self.args.input.format().or(found.format);
        let charset = found.charset.or(self.args.charset);
        let article =
            Article::mark_up(found.source, found.bytes, format, charset, extractor, annotations);
        let article = article.map_err(failed)?;
        let mut made = Vec::new();
        let written =
            format::write(&article, annotations, number as usize + 1, self.args, &mut made);
        written.map_err(|e| failed(e.into()))?;
        Ok(Made::Article(made, article.len() as u64))
    }

    /// Puts a result in its place, and writes all whose turn it is. Waits if too many wait already.
    fn hand_in(&self, number: u64, done: Done) {
        let mut desk = self.desk();
        while desk.is_full() && number != desk.next && desk.broken.is_none() {
            desk = self.changed.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
        desk.waiting_bytes += done.len();
        desk.waiting.insert(number, done);
        while desk.broken.is_none() {
            let next = desk.next;
            let Some(done) = desk.waiting.remove(&next) else { break };
            desk.waiting_bytes -= done.len();
            desk.next += 1;
            let failed = done.result.is_err();
            if let Err(e) = desk.put(&done) {
                desk.broken = Some(e);
            }
            if failed && self.args.batch.fail_fast && desk.broken.is_none() {
                // What waits comes behind the first error.
                desk.is_closed = true;
            }
            if desk.broken.is_some() || desk.is_closed {
                self.stops.store(true, Ordering::Relaxed);
            }
        }
        self.changed.notify_all();
    }
}

/// Rings when a worker panics, which the library promises not to do: the others would wait for its result.
struct Bell<'a, 'b>(&'a Run<'b>);

impl Drop for Bell<'_, '_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stops.store(true, Ordering::Relaxed);
            self.0.desk().broken.get_or_insert_with(|| anyhow::anyhow!("a worker stopped"));
            self.0.changed.notify_all();
        }
    }
}

impl Done {
    fn len(&self) -> usize {
        match &self.result {
            Ok(Made::Article(bytes, _)) => bytes.len(),
            _ => 0,
        }
    }
}

impl Desk {
    fn is_full(&self) -> bool {
        self.waiting.len() >= WAITING || self.waiting_bytes >= WAITING_BYTES
    }

    fn write_frame(&mut self, frame: &[u8]) -> Result<()> {
        if frame.is_empty() { Ok(()) } else { self.sink.write(&Input::default(), frame) }
    }

    /// Writes a result.
    fn put(&mut self, done: &Done) -> Result<()> {
        let sink = &mut self.sink;
        if self.is_closed {
            return Ok(());
        }
        match &done.result {
            Ok(Made::Article(bytes, length)) => {
                sink.write(&done.input, bytes)?;
                self.report.article(*length);
            }
            Ok(Made::Other) => self.report.other(),
            Ok(Made::Nothing) => {}
            Err(failure) => self.report.failure(failure)?,
        }
        let own = done.after.is_none() && sink.end_of_input(&done.input)?;
        if let Some(state) = &mut self.state
            && done.input.path.is_some()
        {
            state.mark(&done.input, done.after, own, || sink.place(), self.report.errors())?;
        }
        Ok(())
    }
}
