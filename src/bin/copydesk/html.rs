use std::io::{self, Write};
use crate::article::Article;
use copydesk::Annotations;
pub(crate) fn begin(_: &mut impl Write) -> io::Result<()> { Ok(()) }
pub(crate) fn end(_: &mut impl Write) -> io::Result<()> { Ok(()) }
pub(crate) fn write(_: &Article, _: &Annotations, _: &mut impl Write) -> io::Result<()> { Ok(()) }
