//! Words of the grammars of values.

use super::Words;

/// First three letters of the words that a date or a time of prose begins with.
pub(crate) const DATE_STARTS: &str = "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed \
    thu fri sat sun yes tod tom ton las nex thi ear lat ago noo mid qua fir sec day fin";

/// First three letters of the words that a number begins with.
pub(crate) const NUMBER_STARTS: &str = "one two thr fou fiv six sev eig nin ten ele twe thi fif for doz sco hun tho mil bil hal qua zer";

/// Words after which figures name or order a thing instead of counting: "No. 13", "Flight 370", "Article 5".
pub(crate) static DESIGNATORS: Words<256> = Words::new(
    "no nos number flight highway route article section chapter page room channel apollo type \
     phase part level grade figure table step version vol volume season episode act title class \
     division unit gate line track form bill resolution district ward zone platform psalm \
     interstate day week year round stage group area league aged age ages top game games lane \
     exit pier suite apt box proposition amendment rule category magnitude world war formula \
     super fortune model mark mk bus train runway floor cell door hole lap windows iphone ipad galaxy pixel playstation \
     xbox boeing airbus android ios covid",
);

/// Words that end a noun phrase.
pub(crate) static STOPS: Words<512> = Words::new(
    "a about above across after against ago all along also although always am amid among an and \
     are as at away be because been before behind being below besides between but by came can \
     come comes could despite did do does down during each every for from gets goes had has \
     have he her here him his how i if in inside into is it its less makes may might must near \
     nor not of off on once or our out outside over per perhaps plus said says shall she should \
     since so sometimes takes than that the their them then there these they this those through \
     thus times to towards under until up upon us versus via vs was we were when where whereas \
     which while who whom whose will with within without would yet you your percent pm",
);

/// Plurals without an s.
pub(crate) static PLURALS: Words<128> = Words::new(
    "people men women children police personnel staff feet teeth aircraft cattle fish sheep \
     policemen gunmen servicemen firefighters crew clergy media criteria bacteria mice percent \
     kilometres airmen fishermen congressmen lawmen infantry offspring deer salmon trout swine bison moose alumni dice \
     phenomena larvae fungi stimuli geese oxen lice mps",
);

/// What one of them may be, for a single "one".
pub(crate) static PEOPLE: Words<64> = Words::new(
    "person man woman child boy girl soldier pilot officer policeman civilian student worker \
     passenger journalist suspect protester prisoner hostage gunman militant firefighter driver",
);

/// What stands behind a number and a hyphen though it is no unit of measure: "18,000-strong", "two-storey".
pub(crate) static MEASURES: Words<32> =
    Words::new("strong member man woman person seat page story storey bed room bedroom");

/// Words that a hyphen joins to a number without being counted: "three-way", "twenty-odd".
pub(crate) static NO_MODIFIERS: Words<64> = Words::new(
    "way fold plus something ish time times odd and the per nil all one two three four five six seven eight nine ten \
     for off over out day",
);

/// Words with a capital that a count may follow: the start of a sentence.
pub(crate) static BEFORE_NUMBERS: Words<256> = Words::new(
    "another just only last next first still even then now today yesterday tomorrow later earlier there both some any each \
     other more meanwhile all here officials police authorities almost about around least most than another my our their \
     his her its your these those which whose monday tuesday wednesday thursday friday saturday \
     sunday january february march april may june july august september october november december jan feb mar apr jun jul \
     aug sept sep oct nov dec",
);

/// Words before the things that a part is taken of: "three of her boats", "half the boats".
pub(crate) static DETERMINERS: Words<32> =
    Words::new("the its his her their our my your these those all a an");

/// Nouns with the ending of a participle.
pub(crate) static NOUNS_IN_ING: Words<64> = Words::new(
    "thing king ring wing string spring evening morning building meeting wedding painting hearing killing shooting \
     ceiling filing listing briefing warning sibling posting recording reading drawing",
);

/// Words that a length of time or a measure follows with an article: "for a week", "less than a mile".
pub(crate) static FOR_A: Words<32> = Words::new(
    "for within after take took takes taking last lasted lasts spent spend spends spending weighs",
);

/// The words that hedges before a number end with.
pub(crate) static HEDGE_ENDS: Words<128> = Words::new(
    "least than of over above few little exceeding most to many much under below estimated about around some nearly almost \
     roughly approximately approx circa less like as virtually practically c ca",
);

/// Words before "one day" that make it a length of time.
pub(crate) static BEFORE_ONE_DAY: Words<32> = Words::new(
    "just only than least about every in on per by of over another the least nearly almost",
);

/// Words after "one day" that make it a length of time.
pub(crate) static AFTER_ONE_DAY: Words<32> =
    Words::new("after later before earlier of ago ahead from off and or per to old long");

/// Those who have the children that "of three" counts.
pub(crate) static PARENTS: Words<32> = Words::new(
    "mother father parent parents mum mom dad grandmother grandfather grandparents mothers fathers",
);

/// Words that tell of temperatures, for "35C" and "95F".
pub(crate) static HEAT: Words<128> = Words::new(
    "temperature temperatures heat hot cold degrees high highs low lows warm cool freezing weather mercury celsius \
     fahrenheit wave heatwave rated rating thermometer warmed warming warmer cooler colder hotter warmest coldest \
     hottest forecast sunny frost climate",
);

/// Words with an s that end a noun phrase without being its head.
pub(crate) static NO_HEADS: Words<128> = Words::new(
    "always sometimes perhaps besides overseas afterwards upwards downwards indoors outdoors needs wants gets means makes \
     goes plus alas nowadays abroad together alone apart here there too else only ever even just still again later earlier \
     such day days another hand point way time like",
);

/// What people are after a number without a noun: "200 killed".
pub(crate) static CASUALTIES: Words<16> =
    Words::new("killed dead injured wounded missing hurt arrested homeless");

/// Nouns that measure time in days or more; shorter lengths are quantities.
pub(crate) static LENGTHS: Words<32> = Words::new(
    "days weeks months years decades centuries weekends nights day week month year decade \
     century",
);

/// Words before a bare month or year that make it one.
pub(crate) static LEADS: Words<64> = Words::new(
    "in since of until till by from during before after early late mid last next this through \
     between earlier later around every spring summer autumn fall winter",
);

/// Words before "today" that make it these days.
pub(crate) static THESE_DAYS: Words<32> = Words::new("still even until alive know used");

/// Plurals behind "today's" that are of this day, not of these days.
pub(crate) static OF_THE_DAY: Words<32> = Words::new(
    "results talks games matches hearings proceedings events elections developments figures papers attacks races",
);

/// Nouns in the singular behind "today's" that are of these days.
pub(crate) static OF_THESE_DAYS: Words<32> = Words::new(
    "youth world society money age culture generation environment climate technology economy",
);

/// Words before a weekday that is none of the calendar's in particular.
pub(crate) static NO_ONE_DAY: Words<32> =
    Words::new("each every any most some a one another first second third fourth fifth that same");

/// What stands before "of" and a month: "the end of June".
pub(crate) static OF_MONTHS: Words<32> =
    Words::new("end start beginning middle close month months rest half week weeks days most");

/// What is told of a month by its name: "May's jobs report".
pub(crate) static OF_A_MONTH: Words<64> = Words::new(
    "report data figure figures number numbers reading estimate sales rise increase decline drop gain \
     inflation payrolls index survey gdp jobs retail unemployment exports imports output election elections budget",
);

/// Days that attacks are named for: year, month, day.
pub(crate) const KNOWN_DAYS: [(i16, u8, u8); 5] =
    [(2001, 9, 11), (2005, 7, 7), (2008, 11, 26), (2021, 1, 6), (2023, 10, 7)];

/// What a day that all know is named by: "the Sept. 11 attacks".
pub(crate) static DISASTERS: Words<32> = Words::new(
    "attack attacks bombing bombings riot riots insurrection massacre terror terrorist terrorists hijackers hijackings",
);

/// Words before the time of a page: "Updated 3 days ago".
pub(crate) static PAGE_TIMES: Words<16> = Words::new("updated posted published modified edited");

/// Words before a year that lead to one unless a noun follows: "compared to 2022", "flat for 2026".
pub(crate) static YEAR_LEADS: Words<16> = Words::new("for to than over and or year");

/// Words before "2014-10" that make it a month.
pub(crate) static MONTH_LEADS: Words<32> =
    Words::new("in since of until till from before after during");

/// Words before a year that belongs to the noun behind it.
pub(crate) static YEAR_ATTRIBUTES: Words<32> =
    Words::new("a an its his her their our this that new old original revised similar");

/// Parts of a year that begin on another day here than there.
pub(crate) static PARTS_OF_YEAR: Words<32> =
    Words::new("spring summer autumn fall winter fiscal financial tax budget season");

/// Nouns of what spans two years.
pub(crate) static OF_TWO_YEARS: Words<32> = Words::new(
    "season campaign school academic fiscal financial budget tax winter year edition term",
);

/// Names that a weekday is part of.
pub(crate) static DAY_NAMES_BEFORE: Words<64> = Words::new(
    "black good easter bloody super palm cyber ash giving maundy shrove spy fat ruby manic holy man girl sheffield",
);

/// Words that make a name of the weekday before them.
pub(crate) static DAY_NAMES_AFTER: Words<32> = Words::new(
    "times telegraph mirror mail express herald star post world sun independent people school \
     live",
);

/// Auxiliaries and nouns after which a date is to come.
pub(crate) static FUTURE: Words<64> =
    Words::new("will shall would ll won wouldn shan upcoming going deadline");

/// What is said of a thing to come, unless it "was" so.
pub(crate) static PLANNED: Words<32> = Words::new("scheduled due slated expected planned set");

/// Participles that with "is" are of a time to come.
pub(crate) static HELD: Words<64> =
    Words::new("held launched unveiled published released opened shown decided played aired");

/// Verbs of the present that schedules are told by, as far as they are no nouns.
pub(crate) static PRESENT: Words<256> = Words::new(
    "begins begin starts opens closes ends goes go leaves leave arrives arrive votes meets meet \
     runs faces hosts plays resumes resume expires expire takes take kicks returns departs airs \
     premieres launches celebrates hits visits flies sails speaks appears performs debuts retires joins travels continues lands reopens reopen \
     elects convenes gathers plans hopes intends wants sits concludes become becomes",
);

/// As [`PRESENT`], as far as they are nouns as well: only behind a subject in the plural.
pub(crate) static PLURAL_VERBS: Words<64> = Words::new(
    "host face travel play visit welcome close open end run start return entertain tackle",
);

/// Words after which a noun stands, no verb.
pub(crate) static BEFORE_NOUNS: Words<128> = Words::new(
    "a an the his her its their our my your of in on at for from with by two three four five six seven eight nine ten \
     several many some these those no between",
);

/// Verbs that put something off to a day: "adjourned until", "extended to".
pub(crate) static PUT_OFF: Words<64> = Words::new(
    "adjourned postponed delayed deferred extended rescheduled moved pushed remanded bailed put suspended",
);

/// Words that a clause of its own begins with: "she would go".
pub(crate) static SUBJECTS: Words<32> =
    Words::new("he she it they we i that the there his her its their");

/// The forms of "be" of the present.
pub(crate) static IS: Words<16> = Words::new("is are isn aren re");

/// Auxiliaries of the past.
pub(crate) static WAS: Words<32> = Words::new("was were had did wasn weren hadn didn");

/// Verbs after which "to" leads to what is ahead.
pub(crate) static INTENT: Words<64> =
    Words::new("agreed vowed pledged promised ordered decided asked urged invited bailed summoned");

/// Verbs after which "to" leads to what may have been since.
pub(crate) static WISHED: Words<16> =
    Words::new("hoped wanted intended planned expected needed meant");

/// Auxiliaries of what may be.
pub(crate) static MODALS: Words<16> = Words::new("may might can could cannot must should");

/// What is said on a day: "in a statement on Monday, the firm".
pub(crate) static STATEMENTS: Words<64> = Words::new(
    "statement interview speech letter tweet post ruling filing email message hearing briefing rally speaking verdict",
);

/// Verbs of saying, whose time is not that of what is said.
pub(crate) static SAID: Words<64> = Words::new(
    "said told added announced warned confirmed reported predicted claimed argued insisted",
);

/// Verbs of the past without "ed".
pub(crate) static PAST: Words<512> = Words::new(
    "said told came went made got won lost struck shot fell rose began left gave found held saw broke wrote led spoke \
     became beat drew fought flew sent fled sank ran drove stood sat brought bought caught built knew kept paid swore \
     wore grew blew sold sang rode slept spent taught thought felt meant heard swam drank burst met took put cut shut \
     gone done taken seen given hit hurt ate bled chose clung crept dealt dug fed flung forgot froze hid laid lent lit \
     overcame overtook overthrew rang shook shone slid sought spun stole swept swung threw tore undertook upheld \
     withdrew withheld woke sued",
);

/// Words in "ed" that are no verb of the past.
pub(crate) static NO_PAST: Words<32> =
    Words::new("need indeed hundred speed feed seed breed exceed proceed succeed sacred united");

/// Prepositions before the end of a time.
pub(crate) static DEADLINES: Words<8> = Words::new("until till by before");

/// The leads after which "May" and "April" are months, not people.
pub(crate) static SURE_LEADS: Words<16> = Words::new("in since last next this early late until");

/// Words that a day or time relative to the article's begins with.
pub(crate) static RELATIVE: Words<32> =
    Words::new("yesterday today tonight tomorrow day earlier later early late last this next in");

/// Words before a month or year that are part of the date.
pub(crate) static EARLY: Words<8> = Words::new("early late mid");

/// Words before "a year ago" that make it more or less.
pub(crate) static NOT_QUITE: Words<32> =
    Words::new("nearly over under than about almost least around roughly approximately");

/// Words of "a few weeks ago" between article and unit.
pub(crate) static FEW: Words<8> = Words::new("few couple of");

/// Words before "19:30" that make it a time of day; "between" does too.
pub(crate) static CLOCK_LEADS: Words<16> = Words::new("at by until till from before after since");
