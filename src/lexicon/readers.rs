//! Words around the names of readers above and below their comments, and what each is.

pub(crate) const SAYING: u16 = 1;
pub(crate) const POSTED: u16 = 2;
pub(crate) const BY: u16 = 3;
pub(crate) const ON: u16 = 4;
pub(crate) const WRITTEN: u16 = 5;

/// Words around the names of readers, and what each is.
#[rustfmt::skip]
pub(crate) const LISTS: &[(&str, u16)] = &[
    ("says said reply replies writes wrote commented replied asks asked answered sagt sagte schreibt schrieb meint meinte antwortet kommentiert", SAYING),
    ("dit écrit répond dice dijo escribió escribe ha diz disse escreveu scrive scrisse zegt schreef schrijft", SAYING),
    ("skriver skrev säger siger sier pisze napisał napisała mówi řekl píše diyor dedi yazdı пишет says: katanya berkata", SAYING),
    ("posted submitted comment commented left kommentar eingetragen gepostet posté commentaire enviado comentario comentado comentário postado", POSTED),
    ("inviato commento reactie gepost postat skickat kommentti name", POSTED),
    ("written added geschrieben verfasst publié ecrit publicado escrito scritto geplaatst author autor auteur from", WRITTEN),
    ("by von par por da di door av af od przez de", BY),
    ("on am le el em il op den at um à the dne dnia", ON),
];
