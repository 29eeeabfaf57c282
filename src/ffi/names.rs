//! Versions, and the names of numbers.

use core::ffi::{CStr, c_char};

/// Changes only when a program built against an older header would break; the soname changes with it.
pub const COPYDESK_ABI_VERSION: u32 = 1;

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

/// The name of a copydesk_section_kind in lower case, "headline"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_section_kind_name(kind: u32) -> *const c_char {
    pointer(match kind {
        1 => c"headline",
        2 => c"deck",
        3 => c"byline",
        4 => c"dateline",
        5 => c"subheading",
        6 => c"body",
        7 => c"caption",
        8 => c"comment",
        9 => c"related",
        10 => c"boilerplate",
        _ => return core::ptr::null(),
    })
}

/// The name of a copydesk_label in lower case, "person"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_label_name(label: u32) -> *const c_char {
    pointer(match label {
        1 => c"person",
        2 => c"organization",
        3 => c"location",
        4 => c"group",
        5 => c"misc",
        16 => c"date",
        17 => c"time",
        18 => c"money",
        19 => c"percent",
        20 => c"quantity",
        21 => c"url",
        22 => c"email",
        _ => return core::ptr::null(),
    })
}

/// The name of a copydesk_status in lower case, "invalid argument"; static. NULL if it is unknown.
#[unsafe(no_mangle)]
pub extern "C" fn copydesk_status_name(status: u32) -> *const c_char {
    pointer(match status {
        0 => c"ok",
        1 => c"invalid argument",
        2 => c"input too large",
        3 => c"invalid model",
        4 => c"internal error",
        _ => return core::ptr::null(),
    })
}

fn pointer(name: &'static CStr) -> *const c_char {
    name.as_ptr()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{Label, SectionKind};

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
        use Label::*;
        for label in [
            Person,
            Organization,
            Location,
            Group,
            Misc,
            Date,
            Time,
            Money,
            Percent,
            Quantity,
            Url,
            Email,
        ] {
            assert_eq!(text(copydesk_label_name(label as u32)), label.name());
        }
        assert_eq!(text(copydesk_version()), env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn unknown_numbers_have_no_name() {
        for number in [11, 15, 23, u32::MAX] {
            assert!(copydesk_section_kind_name(number).is_null());
            assert!(copydesk_label_name(number).is_null());
            assert!(copydesk_status_name(number).is_null());
        }
    }
}
