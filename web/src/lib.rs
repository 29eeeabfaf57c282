//! The library as WebAssembly: bytes of an article in, its HTML view out. The page's script writes the article where [`input`]
//! says, calls [`mark_up`], and reads [`output_len`] bytes of UTF-8 at [`output`].

// What the command does with one article, compiled here too.
#[path = "../../src/bin/copydesk/article.rs"]
#[allow(dead_code, reason = "the command uses more of it")]
mod article;
#[path = "../../src/bin/copydesk/charset.rs"]
#[allow(dead_code, reason = "the command uses more of it")]
mod charset;
#[path = "../../src/bin/copydesk/view/mod.rs"]
#[allow(dead_code, reason = "the page has a head of its own")]
mod view;

use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use copydesk::{Annotations, Extractor, Format, Model};

use article::Article;

static INPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static OUTPUT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn lock(buffer: &Mutex<Vec<u8>>) -> MutexGuard<'_, Vec<u8>> {
    buffer.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes room for `len` bytes and tells where they are to be written. They are read by the next call of [`mark_up`].
#[unsafe(no_mangle)]
pub extern "C" fn input(len: usize) -> *mut u8 {
    let mut input = lock(&INPUT);
    *input = vec![0; len];
    input.as_mut_ptr()
}

/// Where the result of the last call begins. It is valid until the next.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    lock(&OUTPUT).as_ptr()
}

/// Bytes of the result of the last call.
#[unsafe(no_mangle)]
pub extern "C" fn output_len() -> usize {
    lock(&OUTPUT).len()
}

/// Gives the boxes that choose what of the view is shown.
#[unsafe(no_mangle)]
pub extern "C" fn filters() {
    let mut page = Vec::new();
    view::filters(&mut page).expect("memory can be written to");
    *lock(&OUTPUT) = page;
}

/// Marks up what was written to [`input`]: `name_len` bytes of the article's name, then the article. `format` is a number of
/// [`Format`], or 0 to guess it. Returns 1 and gives the view; or 0, and gives the reason why there is none, as plain text.
#[unsafe(no_mangle)]
pub extern "C" fn mark_up(name_len: usize, format: u32) -> u32 {
    let mut name = mem::take(&mut *lock(&INPUT));
    let article = name.split_off(name_len.min(name.len()));
    let name = String::from_utf8_lossy(&name).into_owned();
    let formats = [Format::Html, Format::Plain];
    let format = formats.into_iter().find(|known| *known as u32 == format);
    let (page, done) = match view_of(name, article, format) {
        Ok(page) => (page, 1),
        Err(error) => (format!("{error:#}").into_bytes(), 0),
    };
    *lock(&OUTPUT) = page;
    done
}

fn view_of(name: String, article: Vec<u8>, format: Option<Format>) -> Result<Vec<u8>> {
    let mut builder = Extractor::builder();
    if let Some(format) = format {
        builder = builder.format(format);
    }
    let extractor = builder.build(&Model::builtin())?;
    let mut found = Annotations::new();
    let article = Article::mark_up(name, article, format, None, &extractor, &mut found)?;
    let mut page = Vec::new();
    view::write(&article, &found, 1, &mut page)?;
    Ok(page)
}
