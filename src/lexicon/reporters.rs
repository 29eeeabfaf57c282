//! Words around the names of reporters in a byline, and what each is.

pub(crate) const BY: u16 = 1;
pub(crate) const WRITTEN: u16 = 2;
pub(crate) const AND: u16 = 3;
pub(crate) const PARTICLE: u16 = 4;
pub(crate) const ROLE: u16 = 5;
pub(crate) const AFTER: u16 = 6;
pub(crate) const HOUSE: u16 = 7;
pub(crate) const STOP: u16 = 8;
pub(crate) const ORG: u16 = 9;

/// Words around names, and what each is.
#[rustfmt::skip]
pub(crate) const LISTS: &[(&str, u16)] = &[
    ("by von par por door av af przez od", BY),
    ("di da de", BY),
    ("written article artikel insights checked author autor autorin autore auteur text words story posted submitted published reported geschrieben veröffentlicht verfasst", WRITTEN),
    ("écrit publié rédigé escrito publicado scritto geschreven skrevet skriven skrevet redacción redaktion edited compiled reviewed additional", WRITTEN),
    ("and und et y e og och en i with mit avec con", AND),
    ("van der den la le al el bin ibn du dos das do zu zur ter ten del della dello af abu ben st", PARTICLE),
    ("writer writers editor editors correspondent correspondents reporter reporters staff contributor contributors journalist columnist critic analyst producer", ROLE),
    ("senior junior assistant deputy head lead principal managing contributing professor university photographer fotograf founder", ROLE),
    ("bureau chief desk press news agency agencies service services officer director manager team report", ORG),
    ("newspapers newspaper magazine media online network times post herald tribune gazette journal observer guardian courier chronicle examiner unlimited wire", ORG),
    ("redakteur redakteurin korrespondent korrespondentin redaktion reporterin journalistin rédaction rédacteur journaliste redacción redactor redactora periodista redazione inviato redactie verslaggever", ROLE),
    ("for in at on of under via updated published posted special am le el op", AFTER),
    ("the is was foto fotos photo photos picture pictures bild bilder", STOP),
    ("ap reuters afp upi dpa associated canadian cbc bbc ctv cnn", HOUSE),
];
