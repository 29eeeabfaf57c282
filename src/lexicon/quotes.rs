//! Words that tell quotations and speakers: verbs of saying, pronouns, and the small words that no speaker's name holds.

use crate::text::table::WordTable;

/// A verb of saying.
pub(crate) const SAY: u16 = 1;
/// A verb that does little else than report.
pub(crate) const STRONG: u16 = 2;
/// A personal pronoun that may be a speaker.
pub(crate) const PRONOUN: u16 = 4;
/// An article or another word that begins a noun phrase.
pub(crate) const DETERMINER: u16 = 8;
/// A word that ends noun phrases: prepositions, conjunctions, adverbs, verbs.
pub(crate) const STOP: u16 = 16;
/// A form of "be", "have", "do", or a modal verb.
pub(crate) const AUXILIARY: u16 = 32;
/// "who", "which".
pub(crate) const RELATIVE: u16 = 64;
/// Words of who speaks and is spoken to: "I", "we", "you".
pub(crate) const FIRST: u16 = 128;
pub(crate) const PREPOSITION: u16 = 256;
pub(crate) const ADVERB: u16 = 512;
pub(crate) const CONJUNCTION: u16 = 1024;
/// Indefinite determiners.
pub(crate) const INDEFINITE: u16 = 2048;
/// Nouns of what is said: "statement", "report".
pub(crate) const SPEECH: u16 = 4096;

/// A verb that a clause of what was said may follow.
pub(crate) const REPORT: u16 = 8192;
/// The same, with whom it was told between: "told the board that".
pub(crate) const TELL: u16 = 16384;

/// Verbs that reported speech follows, and those that name the hearer first.
#[rustfmt::skip]
const REPORTING: &[(&str, u16)] = &[
    ("said says say saying added adds adding stated states stating explained explains insisted insists argued argues arguing noted notes noting warned \
      warns warning announced announces declared declares recalled recalls concluded concludes claimed claims claim claiming admitted admits \
      acknowledged acknowledges conceded concedes confirmed confirms reported reports revealed reveals testified testifies suggested suggests \
      suggesting stressed stresses emphasized emphasised predicted predicts observed asserted asserts contended contends maintained maintains \
      alleged alleges replied responded wrote writes complained joked boasted remarked estimated disclosed indicated mentioned hinted vowed vows pledged \
      promised promises promise threatened denied denies agreed agrees asked asks state note argue warn explain insist acknowledge suggest posted \
      emphasizes underscored underscores highlighted called calls calling asking denounced condemned criticized criticised dismissed described \
      praised cited cites citing proposed proposes rejected rejects discussed discusses defended blamed blames touted blasted slammed mocked denying \
      announcing confirming revealing reveal promising pledging vowing citing questioned questions describing dismissing questioning \
      condemning praising blaming rejecting predicts predicting reiterated repeated", 1),
    ("told tells tell telling informed reminded reminds assured assures warned", 2),
];

/// What the words are, in the languages that quotations are looked for in.
#[rustfmt::skip]
const LISTS: &[(&str, u16)] = &[
    ("said says say saying tells told added adds adding stated explained insisted asked asks replied wrote writes argued noted warned \
      announced declared recalled concluded responded commented remarked quipped joked", SAY | STRONG),
    ("tell telling add state states stating ask asking reply replies replying answer answered answers write writing written argue argues \
      arguing note notes noting warn warns warning announce announces announcing declare declares declaring recall recalls recalling \
      conclude concludes respond responds responding comment comments commenting explain explains explaining insist insists insisting \
      claim claims claimed claiming admit admits admitted admitting acknowledge acknowledges acknowledged acknowledging concede concedes conceded \
      continue continues continued tweet tweeted tweets tweeting posted posting report reports reported reporting quoted quoting quote quotes \
      shouted shouts shouting yelled yelling screamed screaming cried cries crying whispered exclaimed muttered mused observed observes \
      suggested suggests suggesting believes believed thinks thought described describes describing calls called calling dubbed branded labelled \
      labeled accused accuses accusing criticized criticised praised praising denounced condemned urged urges urging vowed vows vowing pledged promised \
      promises promising stressed stresses stressing emphasized emphasised emphasizes predicted predicts wondered wonders repeated reiterated \
      reiterates confirmed confirms confirming denied denies denying disclosed revealed reveals testified testifies lamented complained complains boasted \
      bragged laughed laughs chanted chanting chants sang read reads reading went goes put puts pointed points asserted asserts contended contends \
      maintained maintains alleged alleges advised agreed agrees countered counters retorted interjected opined opines proclaimed echoed \
      recounted hailed dismissed deemed expressed outlined clarified cautioned cautions assured assures informed remembers remembered \
      texted emailed jokes quips snapped offered offers declares urge threatened demanded demands \
      characterized characterised termed likened hoped hopes feels felt considers considered sighed declined sums summed summarized joking estimated estimates indicated indicates mentioned mentions hinted reminded reminds cited cites citing \
      proposed proposes rejected rejects rejecting discussed discusses defended blamed blames blaming touted blasted slammed mocked \
      underscored underscores highlighted criticizing condemning praising questioned questioning", SAY),
    ("sagte sagt sagten meinte meint erklärte erklärt betonte betont teilte kritisierte kritisiert forderte fordert warnte warnt berichtete fragte fragt antwortete \
      schrieb schreibt ergänzte fügte bestätigte versicherte äußerte nannte bezeichnete erzählt erzählte räumte lobte zitierte kündigte hieß", SAY | STRONG),
    ("déclaré déclare déclarait affirmé affirme expliqué explique ajouté ajoute dit disait estimé estime assuré assure indiqué indique confié confie \
      lancé lance précisé précise souligné souligne répondu répond raconte raconté regretté regrette écrit martelé martèle insisté poursuit conclut rappelle \
      commenté commente juge jugé déplore dénonce dénoncé résume", SAY | STRONG),
    ("dijo dice dijeron afirmó afirma aseguró asegura explicó explica añadió añade declaró declara señaló señala indicó indica manifestó apuntó \
      comentó comenta sostuvo advirtió advierte respondió responde preguntó agregó escribió subrayó insistió recordó contó cuenta lamentó destacó \
      expresó reconoció concluyó precisó anunció denunció criticó", SAY | STRONG),
    ("detto disse affermato afferma spiegato spiega aggiunto aggiunge dichiarato dichiara sottolineato sottolinea commentato commenta risposto \
      risponde ricordato ricorda scritto scrive raccontato racconta precisato osserva osservato chiesto chiede sostiene ribadito avvertito", SAY | STRONG),
    ("disse diz disseram afirmou afirma afirmaram explicou acrescentou declarou destacou ressaltou contou conta comentou informou lembrou escreveu perguntou \
      respondeu criticou avaliou alertou garantiu completou concluiu", SAY | STRONG),
    ("zei zegt zeiden aldus verklaarde verklaart vertelde vertelt stelde stelt benadrukte benadrukt meldde meldt schreef schrijft vroeg vraagt antwoordde \
      reageerde reageert vindt vond waarschuwde liet laat noemde noemt", SAY | STRONG),
    ("he she they it er sie elle elles ils ella ellos lei lui ela eles hij zij él ele egli", PRONOUN),
    ("i we you ich wir je nous yo nosotros io noi eu nós ik wij", PRONOUN | FIRST),
    ("me my mine us our ours your yours myself ourselves i'm i've i'll i'd we're we've we'll we'd you're you've", FIRST | STOP),
    ("the this these those his her its their both each all no der die das dem den des la le les l' el los las lo il gli het os", DETERMINER),
    ("a an one some another several many few most other two three four five six seven ein eine einer un une una uno unos um uma een", DETERMINER | INDEFINITE),
    ("is are was were am be been being has have had having do does did done will would shall should can could may might must won't wouldn't \
      can't couldn't don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't cannot ist sind war waren hat haben hatte wird werden \
      est sont était ont avait es son fue era han había è sono é são foi heeft hebben", AUXILIARY | STOP),
    ("who whom whose which that what where when why how qui que quien che chi", RELATIVE | STOP),
    ("of in to for from with by on at about into over after before between against during through under without within toward towards \
      among around near behind across via despite amid per than as like since until outside inside above below upon von mit für auf bei nach vor \
      aus zu zum zur im am beim dans par pour sur avec sans chez en con por para sin sobre di da del della nel per su em no na do dos van voor met op", PREPOSITION | STOP),
    ("and or but nor so yet because if while though although unless whether und oder aber dass weil wenn et ou mais y o pero e ma che en maar \
      however meanwhile", CONJUNCTION | STOP),
    ("also then now later earlier recently again still just even only once already never always often here there not n't today yesterday tomorrow tonight \
      too very simply further furthermore instead perhaps maybe once ago late early reportedly well up out down off back away forward nonetheless \
      nevertheless yes please auch noch dann aussi encore puis también además anche poi também ainda ook nog toen monday tuesday wednesday thursday \
      friday saturday sunday", ADVERB | STOP),
    ("according laut zufolge selon según secondo segundo volgens", SAY | STRONG | PREPOSITION | STOP),
    ("statement report letter email tweet post note memo release article blog message interview speech book column study sign banner headline slogan \
      document ad advertisement caption editorial article website filing brief lawsuit complaint indictment judgment ruling erklärung communiqué comunicado", SPEECH),
    ("made make makes making took take takes taking got get gets getting came come comes coming gave give gives giving used held went going see saw \
      seen want wants wanted know knows knew found find left set let look looks looked seems seemed became become began begin kept keep including \
      include includes need needs needed tried try trying followed died won lost met meet returned", STOP),
];

static TABLE: WordTable<4096> =
    WordTable::new(LISTS).mark(REPORTING, &[1], REPORT).mark(REPORTING, &[2], TELL);

/// What the word of hash `key` ([`word_hash`](crate::text::hash::word_hash)) is.
pub(crate) fn class(key: u32) -> u16 {
    TABLE.by_hash(key)
}

/// Verbs of saying whose object may be what was said: "denied the report".
pub(crate) static OBJECTS: super::Words<128> = super::Words::new(
    "announced announcing acknowledged acknowledges denied denies denying confirmed confirming admitted claimed suggested \
     promised predicted predicts denounced condemned condemning criticized criticised dismissed dismissing described describing praised praising \
     cited cites citing proposed proposes rejected rejects discussed discusses defended blamed blames blaming asked questioned reiterated \
     stressed revealed mentioned pledged urged threatened outlined repeated disclosed",
);

/// Words of persons by what they are, for pronouns and introductions: a man, a woman.
pub(crate) static MALE: super::Words<128> = super::Words::new(
    "he man boy husband father son brother king prince spokesman chairman businessman congressman policeman fireman salesman \
     uncle grandfather actor gentleman mr sir monk priest er ils il hij sprecher minister-president",
);
pub(crate) static FEMALE: super::Words<128> = super::Words::new(
    "she woman girl wife mother daughter sister queen princess spokeswoman chairwoman businesswoman congresswoman policewoman \
     aunt grandmother actress lady ms mrs miss nun ella elle sie zij sprecherin ministerin präsidentin",
);
