//! Versions, and the names of numbers.

use core::ffi::c_char;

use super::error::copydesk_status;
use crate::types::{Label, MetadataKind, MetadataSource, QuoteKind, SectionKind};

/// Changes only when a program built against an older header would break; the soname changes with it.
pub const COPYDESK_ABI_VERSION: u32 = 2;

/// The library's ABI version. A program compares it once with COPYDESK_ABI_VERSION.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_abi_version() -> u32 {
    COPYDESK_ABI_VERSION
}

/// The library's version, such as "0.1.0"; static.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// Room for the longest name and its NUL.
const ROOM: usize = 24;

/// A name as C reads it.
const fn with_nul(name: &str) -> [u8; ROOM] {
    let (name, mut out, mut at) = (name.as_bytes(), [0; ROOM], 0);
    assert!(name.len() < ROOM, "no room for the name and its NUL");
    while at < name.len() {
        out[at] = name[at];
        at += 1;
    }
    out
}

/// The name of the value that has this number. The names are those that the enumeration gives itself, with a NUL each.
macro_rules! name_of {
    ($Type:ident, $number:expr) => {{
        static NAMES: [[u8; ROOM]; $Type::ALL.len()] = {
            let (mut names, mut at) = ([[0; ROOM]; $Type::ALL.len()], 0);
            while at < names.len() {
                names[at] = with_nul($Type::ALL[at].name());
                at += 1;
            }
            names
        };
        let at = $Type::ALL.iter().position(|value| *value as u32 == $number);
        at.map_or(core::ptr::null(), |at| NAMES[at].as_ptr().cast())
    }};
}

/// The name of a copydesk_section_kind in lower case, "headline"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_section_kind_name(kind: u32) -> *const c_char {
    name_of!(SectionKind, kind)
}

/// The name of a copydesk_label in lower case, "person"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_label_name(label: u32) -> *const c_char {
    name_of!(Label, label)
}

/// The name of a copydesk_metadata_kind in lower case, "title"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_metadata_kind_name(kind: u32) -> *const c_char {
    name_of!(MetadataKind, kind)
}

/// The name of a copydesk_metadata_source in lower case, "json_ld"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_metadata_source_name(source: u32) -> *const c_char {
    name_of!(MetadataSource, source)
}

/// The name of a copydesk_quote_kind in lower case, "direct"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_quote_kind_name(kind: u32) -> *const c_char {
    name_of!(QuoteKind, kind)
}

/// The name of a copydesk_status in lower case, "invalid argument"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_status_name(status: u32) -> *const c_char {
    name_of!(copydesk_status, status)
}

#[cfg(test)]
mod tests {
    use core::ffi::CStr;

    use super::*;

    fn text(name: *const c_char) -> &'static str {
        assert!(!name.is_null());
        // SAFETY: not NULL, and the functions above return static strings.
        unsafe { CStr::from_ptr(name) }.to_str().unwrap()
    }

    #[test]
    fn names_are_the_cores() {
        for kind in SectionKind::ALL {
            assert_eq!(text(copydesk_section_kind_name(kind as u32)), kind.name());
        }
        for label in Label::ALL {
            assert_eq!(text(copydesk_label_name(label as u32)), label.name());
        }
        for kind in MetadataKind::ALL {
            assert_eq!(text(copydesk_metadata_kind_name(kind as u32)), kind.name());
        }
        for source in MetadataSource::ALL {
            assert_eq!(text(copydesk_metadata_source_name(source as u32)), source.name());
        }
        for kind in QuoteKind::ALL {
            assert_eq!(text(copydesk_quote_kind_name(kind as u32)), kind.name());
        }
        for status in copydesk_status::ALL {
            assert_eq!(text(copydesk_status_name(status as u32)), status.name());
        }
        assert_eq!(text(copydesk_version()), env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn unknown_numbers_have_no_name() {
        let after = |last: u32| [last + 1, 1000, u32::MAX];
        for number in after(SectionKind::ALL.len() as u32).into_iter().chain([0]) {
            assert!(copydesk_section_kind_name(number).is_null());
        }
        for number in after(MetadataKind::ALL.len() as u32).into_iter().chain([0]) {
            assert!(copydesk_metadata_kind_name(number).is_null());
        }
        for number in after(MetadataSource::ALL.len() as u32).into_iter().chain([0]) {
            assert!(copydesk_metadata_source_name(number).is_null());
        }
        for number in after(QuoteKind::ALL.len() as u32).into_iter().chain([0]) {
            assert!(copydesk_quote_kind_name(number).is_null());
        }
        let last = Label::ALL.map(|label| label as u32).into_iter().max().unwrap_or_default();
        for number in after(last).into_iter().chain([0, 15]) {
            assert!(copydesk_label_name(number).is_null());
        }
        let last = copydesk_status::ALL.map(|status| status as u32).into_iter().max();
        for number in after(last.unwrap_or_default()) {
            assert!(copydesk_status_name(number).is_null());
        }
    }
}
