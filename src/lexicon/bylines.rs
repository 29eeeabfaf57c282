//! Words of a line that is known to be a byline: labels, jobs, fields of work, houses, buttons. [`reporters`](super::reporters)
//! has those by which a line is told to be one; what they say is part of the model, so these stand apart.

/// Before a name: "by".
pub(crate) const BY: u16 = 1;
/// Before "by" or a colon: what an author did or made.
pub(crate) const WORK: u16 = 2;
/// The same, of an editor.
pub(crate) const EDITING: u16 = 3;
/// The same, of somebody who wrote nothing: pictures, translation, checking.
pub(crate) const OTHER_WORK: u16 = 4;
/// Joins two names.
pub(crate) const AND: u16 = 5;
/// Joins a name and a house, or another name.
pub(crate) const WITH: u16 = 6;
/// A small word inside a name.
pub(crate) const PARTICLE: u16 = 7;
/// A job.
pub(crate) const ROLE: u16 = 8;
/// What a job is for: no name if a job follows.
pub(crate) const FIELD: u16 = 9;
/// Its rank: what follows a name from there on is a job.
pub(crate) const RANK: u16 = 20;
/// Part of the name of a paper, a department, a company.
pub(crate) const ORG: u16 = 10;
/// A news house by itself.
pub(crate) const HOUSE: u16 = 11;
/// Before a place or an employer.
pub(crate) const PLACE: u16 = 12;
/// No name goes on with it or over it: a button, a word of dates, an article.
pub(crate) const STOP: u16 = 13;
/// Before a name, part of it.
pub(crate) const TITLE: u16 = 14;
/// Behind a name, part of it.
pub(crate) const SUFFIX: u16 = 15;
/// A degree behind a name.
pub(crate) const DEGREE: u16 = 16;
/// Between "by" and a job or a name: "our".
pub(crate) const OUR: u16 = 17;
/// A surname that begins like "by" and a name: "BYRNE" is not "BY RNE".
pub(crate) const BY_NAME: u16 = 18;
/// Begins the name of a town of two words.
pub(crate) const TOWN: u16 = 19;

/// The words, and what each is.
#[rustfmt::skip]
pub(crate) const LISTS: &[(&str, u16)] = &[
    ("by von par por door av af przez od escribe", BY),
    ("written writing wrote words text texte texto tekst story stories article artikel author authors autor autoren autorin autore autora auteur auteurs posted submitted reported reporting report reports analysis opinion review interview column commentary comment essay profile feature dispatch perspective explainer blog guest post contribution", WORK),
    ("kommentar kolumne analyse gastbeitrag gastkommentar beitrag bericht reportage glosse essay leitartikel rezension kritik porträt protokoll recherche interview meinung geschrieben verfasst erstellt eingestellt", WORK),
    ("écrit rédigé recueillis chronique tribune analyse entretien escrito redactado crónica entrevista análisis reportaje columna texto escrita texto scritto geschreven skrevet skriven compiled compilation additional published veröffentlicht publié publicado publicada gepubliceerd publisert", WORK),
    ("editing edited editor editors editeur redigiert bearbeitet bearbeitung redigering édité editado editing: redigerer", EDITING),
    ("photo photos photograph photographs photography picture pictures image images illustration illustrations illustrated graphic graphics video videos videography footage audio produced production translated translation übersetzung übersetzt foto fotos bild bilder grafik illustrationen kamera schnitt fotografía reviewed checked fact-checked factchecked medically presented sponsored source sources quelle quellen kontakt contact design layout research", OTHER_WORK),
    ("and und et og och en i & sowie", AND),
    ("with mit avec con com med", WITH),
    ("van der den la le al el bin ibn du dos das do zu zur ter ten del della dello de di da von af av abu ben st vom dal lo los y e", PARTICLE),
    ("writer writers correspondent correspondents reporter reporters staff contributor contributors journalist journalists columnist columnists critic critics analyst producer photographer photographers fotograf fotografin videographer illustrator blogger freelancer freelance intern stringer consultant researcher broadcaster presenter host founder co-founder cofounder ceo president director manager officer chairman strategist specialist teacher trainer coach engineer developer expert", ROLE),
    ("redakteur redakteurin redakteure redaktion redaktor redaktorin korrespondent korrespondentin korrespondenten reporterin journalistin autorin volontär volontärin chefredakteur chefredakteurin ressortleiter ressortleiterin mitarbeiter mitarbeiterin chefreporter chefreporterin kolumnist kolumnistin", ROLE),
    ("rédaction rédacteur rédactrice journaliste correspondant correspondante envoyé envoyée redacción redactor redactora periodista periodistas corresponsal enviado enviada redazione inviato inviata giornalista corrispondente redactie verslaggever verslaggeefster redacteur jornalista repórter journalista redator redaktør journalistin journalisten redaktionen dziennikarz redaktor", ROLE),
    ("political politics politik parliamentary parliament diplomatic foreign international national local regional metro city state county world home domestic european europe global business economics economic economy finance financial markets consumer industry industrial technology tech science environment environmental climate energy health medical education religion religious defence defense security military legal crime courts courthouse justice police social affairs society home-affairs transport transportation travel food restaurant lifestyle fashion beauty culture cultural arts film movie movies tv television music theatre theater books entertainment media celebrity showbiz sports sport football soccer cricket rugby racing golf tennis baseball basketball hockey olympics weather features feature digital data investigative investigations investigation general assignment weekend estate housing property opinion editorial op-ed public policy marketing operations product sales software content growth account customer communications qa master", FIELD),
    ("senior junior assistant associate deputy chief lead head principal managing executive contributing special former certified veteran freelance vice leitender leitende leitend stellvertretender stellvertretende", RANK),
    ("co print online web video multimedia audience freier freie ständiger ständige landespolitische landespolitischer landespolitik innenpolitik außenpolitik lokales wirtschaft wissenschaft kultur", FIELD),
    ("bureau desk press news agency agencies service services team department magazine news mediagroup online network times herald tribune gazette journal observer guardian courier chronicle examiner newspaper newspapers wire mirror daily weekly university college institute school foundation ltd inc llc gmbh radio tv media company group nachrichten zeitung kurier anzeiger rundschau tageblatt presse agentur presse-agentur nieuws universität today newsroom editors partners resources kitchens", ORG),
    ("ap reuters afp upi dpa associated canadian cbc bbc ctv cnn agencias agenturen agences staff-report pa", HOUSE),
    ("in at from for of aus für en à desde depuis a", PLACE),
    ("the is was has and/or on am um updated update modified last follow share subscribe email e-mail mail tweet twitter facebook linkedin instagram print save read more min mins minutes minuten uhr comments comment view views profile bio website ago today yesterday special contributed contributing contributes info ask question about all articles posts see click filed under tags tag category advertisement sponsored copyright le il les los weitere unknown admin administrator fact teilen merken drucken folgen kommentare ergänzungen aktualisiert stand seguir compartir suivre partager s’abonner", STOP),
    ("prof dr professor sir dame rev hon lord lady pater pastor dipl-ing mag ing sen rep gov gen col capt lt frau herr", TITLE),
    ("jr sr ii iii iv", SUFFIX),
    ("md phd mba rn esq jd mph obe mbe cbe mp dds do bsn msc cpa lcsw msw mep mla rd rdn pa-c", DEGREE),
    ("our unser unsere unserer unserem unseren unseres dem der den the notre nos nuestro nuestra nostro onze vår vores", OUR),
    ("byrne byrnes byron byrd byers byfield byford bynum byrom byington byun bygraves bywater bye byam byng bystrom", BY_NAME),
    ("new cape san santa los las fort port mount north south east west saint united washington hong addis buenos tel abu rio são kuala st", TOWN),
];
