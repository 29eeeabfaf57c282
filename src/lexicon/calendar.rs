//! The words of dates and times in a dozen languages, and what each means.
//!
//! Month and weekday names are common knowledge; zone offsets are those of the IANA time zone database (public domain).
//! What zones that several places share may mean is in [`zones`](super::zones).

use crate::text::table::WordTable;

/// What a word means inside a date or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// The name of a month, from 1.
    Month(u8),
    /// A month's name that is a common word in some language ("may", "march"): it needs a capital or a full date around it.
    CommonMonth(u8),
    Weekday,
    /// Spanish, Italian and French "mar": March or Tuesday.
    MarchOrTuesday,
    Zone(Zone),
    /// A word that stands between the parts ("at", "um", "de").
    Join,
    /// "Uhr", "hrs": ends a clock time.
    Hours,
    /// A unit of a relative time ("hours").
    Unit,
    /// Before a relative time ("vor", "hace").
    Since,
    /// After a relative time ("ago", "geleden").
    Ago,
    /// A day named from now ("yesterday").
    Day,
    /// "a", "einem": one of a unit.
    One,
    /// "about", "etwa".
    About,
    Unknown,
}

/// A zone of the clock, as its name tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Minutes east of UTC on every day: "EST", "JST".
    Fixed(i16),
    /// Minutes east of UTC in winter, an hour more in summer: "ET", "CET".
    Summer(i16),
    /// A row of [`SHARED`](super::zones::SHARED): "IST".
    Shared(u8),
}

impl Zone {
    /// A zone in seven bits: quarter hours east of UTC, moved by [`ORIGIN`]; what lies below all zones is a row of the shared ones.
    /// The eighth says that there is summer time.
    pub(crate) const fn unpack(code: u8) -> Zone {
        let minutes = (code as i16 % SUMMER as i16 - ORIGIN) * 15;
        match code {
            _ if code & SUMMER != 0 => Zone::Summer(minutes),
            _ if code < FIRST => Zone::Shared(code),
            _ => Zone::Fixed(minutes),
        }
    }

    pub(crate) const fn pack(self) -> u8 {
        match self {
            Zone::Fixed(minutes) => (minutes / 15 + ORIGIN) as u8,
            Zone::Summer(minutes) => (minutes / 15 + ORIGIN) as u8 | SUMMER,
            Zone::Shared(row) => row,
        }
    }
}

const ORIGIN: i16 = 64;
const SUMMER: u8 = 0x80;
/// No zone is more than twelve hours west.
const FIRST: u8 = ORIGIN as u8 - 48;

const MONTH: u16 = 0x100;
const COMMON: u16 = 0x200;
const WEEKDAY: u16 = 0x300;
const MAR: u16 = 0x400;
const ZONE: u16 = 0x500;
const JOIN: u16 = 0x600;
const HOURS: u16 = 0x700;
const UNIT: u16 = 0x800;
const SINCE: u16 = 0x900;
const AGO: u16 = 0xa00;
const DAY: u16 = 0xb00;
const ONE: u16 = 0xc00;
const ABOUT: u16 = 0xd00;

/// Values of the words that a time without a digit begins with.
pub(crate) const WITHOUT_DIGITS: [u16; 4] = [SINCE, DAY, ONE, ABOUT];

/// Values of the words of which a date or a relative time has at least one, if it is not of numbers alone.
pub(crate) const OF_DATES: [u16; 28] = {
    let mut values = [SINCE; 28];
    (values[0], values[1], values[2]) = (AGO, MAR, DAY);
    let mut month = 1;
    while month <= 12 {
        values[2 + month] = MONTH | month as u16;
        values[14 + month] = COMMON | month as u16;
        month += 1;
    }
    values
};

/// A zone without summer time, in quarter hours east of UTC.
const fn zone(quarters: i16) -> u16 {
    ZONE | Zone::Fixed(quarters * 15).pack() as u16
}

/// A zone with the summer time of the US or, east of Greenwich, of the EU.
const fn summer(quarters: i16) -> u16 {
    ZONE | Zone::Summer(quarters * 15).pack() as u16
}

/// A zone of this row of the shared ones.
const fn shared(row: u8) -> u16 {
    ZONE | row as u16
}

/// Values of the weekdays' names.
pub(crate) const WEEKDAYS: [u16; 7] = {
    let mut values = [WEEKDAY; 7];
    let mut day = 0;
    while day < 7 {
        values[day] |= 1 + day as u16;
        day += 1;
    }
    values
};

/// Words of dates and times, and what each means.
#[rustfmt::skip]
pub(crate) const LISTS: &[(&str, u16)] = &[
    // English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Czech, Turkish, Russian, Indonesian.
    ("jan january januar jänner jaenner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty ledna leden ocak oca января январь янв", MONTH | 1),
    ("feb february februar feber febr février fevrier févr fevr fév febrero febbraio fevereiro fev februari lutego luty února únor şubat şub февраля февраль фев", MONTH | 2),
    ("märz mär maerz mrz marzo março marco maart mrt marts marca marzec března březen mart марта март мар maret", MONTH | 3),
    ("apr april avril avr abril abr aprile kwietnia kwiecień kwi dubna duben nisan nis апреля апрель апр", MONTH | 4),
    ("mayo maggio mag maio mei maj maja května květen mayıs мая май", MONTH | 5),
    ("june jun juni juin junio giugno giu junho czerwca czerwiec cze června červen haziran haz июня июнь июн", MONTH | 6),
    ("july jul juli juillet juil julio luglio lug julho lipca lipiec lip července červenec temmuz tem июля июль июл", MONTH | 7),
    ("aug august août aout agosto augustus augusti sierpnia sierpień srpna srpen ağustos ağu августа август авг agustus agu ags", MONTH | 8),
    ("sep sept september septembre septiembre setiembre settembre setembro września wrzesień wrz září eylül eyl сентября сентябрь сен сент", MONTH | 9),
    ("oct october oktober okt octobre octubre ottobre ott outubro października październik paź října říjen ekim eki октября октябрь окт", MONTH | 10),
    ("nov november novembre noviembre novembro listopada listopad listopadu kasım kas ноября ноябрь ноя нояб", MONTH | 11),
    ("dec december dezember dez décembre decembre déc diciembre dicembre dezembro desember grudnia grudzień gru prosince prosinec aralık декабря декабрь дек", MONTH | 12),
    // Arabic, Hindi, Greek, Ukrainian, Romanian, Finnish.
    ("يناير जनवरी ιανουαρίου січня ianuarie tammikuuta", MONTH | 1),
    ("فبراير फरवरी फ़रवरी φεβρουαρίου лютого februarie helmikuuta", MONTH | 2),
    ("مارس मार्च μαρτίου березня martie maaliskuuta", MONTH | 3),
    ("أبريل ابريل अप्रैल απριλίου квітня aprilie huhtikuuta", MONTH | 4),
    ("مايو मई μαΐου μαίου травня toukokuuta", MONTH | 5),
    ("يونيو जून ιουνίου червня iunie kesäkuuta", MONTH | 6),
    ("يوليو يوليوز जुलाई ιουλίου липня iulie heinäkuuta", MONTH | 7),
    ("أغسطس اغسطس अगस्त αυγούστου серпня elokuuta", MONTH | 8),
    ("سبتمبر सितंबर सितम्बर σεπτεμβρίου вересня septembrie syyskuuta", MONTH | 9),
    ("أكتوبر اكتوبر अक्टूबर अक्तूबर οκτωβρίου жовтня octombrie lokakuuta", MONTH | 10),
    ("نوفمبر नवंबर नवम्बर листопада νοεμβρίου noiembrie marraskuuta", MONTH | 11),
    ("ديسمبر दिसंबर दिसम्बर δεκεμβρίου грудня decembrie joulukuuta", MONTH | 12),
    ("march mars", COMMON | 3), ("may mai", COMMON | 5), ("ago", COMMON | 8), ("set", COMMON | 9), ("out", COMMON | 10), ("lis", COMMON | 11), ("dic des ara", COMMON | 12),
    ("lut", COMMON | 2), ("sie", COMMON | 8),
    ("mar", MAR),
    ("monday mon montag mo lundi lun lunes lunedì lunedi segunda seg maandag ma måndag mån mandag poniedziałek pon pondělí pazartesi понедельник пн senin", WEEKDAY | 1),
    ("tuesday tue tues dienstag di mardi martes martedì martedi terça ter dinsdag tisdag tis tirsdag tir wtorek úterý salı вторник вт selasa", WEEKDAY | 2),
    ("wednesday wed weds mittwoch mi mercredi mer miércoles miercoles mié mie mercoledì mercoledi quarta qua woensdag wo onsdag ons środa śr středa çarşamba среда ср rabu", WEEKDAY | 3),
    ("thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì giovedi gio quinta qui donderdag torsdag tors tor czwartek czw čtvrtek perşembe четверг чт kamis", WEEKDAY | 4),
    ("friday fri freitag fr vendredi ven viernes vie venerdì venerdi sexta sex vrijdag vr fredag fre piątek pátek cuma пятница пт jumat", WEEKDAY | 5),
    ("saturday sat samstag sonnabend sa samedi sam sábado sabado sáb sab sabato zaterdag za lördag lör lørdag lør sobota sob cumartesi суббота сб sabtu", WEEKDAY | 6),
    ("sunday sun sonntag so dimanche dim domingo dom domenica zondag zo söndag sön søndag søn niedziela neděle pazar воскресенье вс minggu", WEEKDAY | 7),
    ("gmt utc z", zone(0)), ("west", zone(4)), ("wat", zone(4)), ("cest mesz sast cat", zone(8)), ("eest eat", zone(12)),
    ("pkt", zone(20)), ("npt", zone(23)), ("wib ict", zone(28)), ("hkt sgt awst pht myt wita", zone(32)),
    ("jst kst wit", zone(36)), ("acst", zone(38)), ("aest", zone(40)), ("aedt", zone(44)), ("nzst", zone(48)), ("nzdt", zone(52)),
    ("nst", zone(-14)), ("ndt", zone(-10)), ("brt art clst", zone(-12)), ("mdt", zone(-24)), ("pdt", zone(-28)),
    ("akst", zone(-36)), ("akdt", zone(-32)), ("hst", zone(-40)),
    ("wet", summer(0)), ("cet mez", summer(4)), ("eet", summer(8)),
    ("nt", summer(-14)), ("at", summer(-16)), ("et", summer(-20)), ("ct", summer(-24)), ("mt", summer(-28)), ("pt", summer(-32)),
    ("ist", shared(0)), ("bst", shared(1)), ("cst", shared(2)), ("cdt", shared(3)), ("ast", shared(4)), ("adt", shared(5)),
    ("gst", shared(6)), ("est", shared(7)), ("edt", shared(8)), ("pst", shared(9)), ("mst", shared(10)),
    ("msk", shared(11)), ("trt", shared(12)),
    ("um am a à á às as o of de del le la las los em en on om kl klo the ore alle il den på op ob v в г pukul saat uhrzeit feira", JOIN),
    ("uhr hrs hr hour hours uur h hs heures hod godz", HOURS),
    ("second seconds sec secs minute minutes min mins hrs month months mos week weeks wk wks day days year years yr yrs", UNIT),
    ("sekunde sekunden minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren", UNIT),
    ("seconde secondes heure jour jours semaine semaines mois ans année années", UNIT),
    ("segundo segundos minuto minutos hora horas día días dia dias semana semanas mes meses mês año años ano anos", UNIT),
    ("secondo secondi minuti ora giorno giorni settimana settimane mese mesi anno anni", UNIT),
    ("uren dag dagen weken maand maanden jaar jaren timme timmar dagar vecka veckor månad månader minutter time timer dage uge uger måned måneder", UNIT),
    ("minut godzin godzinę godziny dni dzień tygodni miesięcy lat minutami hodin dny dnů gün saat hafta ay yıl dakika минут час часа часов день дня дней недели лет jam hari bulan tahun menit", UNIT),
    ("vor hace há před przed", SINCE),
    ("fa geleden siden sedan temu назад önce atrás atras lalu", AGO),
    ("yesterday today heute gestern vorgestern hier aujourd ayer hoy ieri oggi ontem hoje gisteren vandaag igår idag wczoraj dzisiaj сегодня вчера", DAY),
    ("an one ein einem einer un une una uno um uma een en ett", ONE),
    ("about over almost around nearly etwa über fast rund environ circa casi cerca ongeveer för for ca", ABOUT),
];

static WORDS: WordTable<2048> = WordTable::new(LISTS);

/// What `word` means. Zones count in capitals only, months that are common words with a capital only.
pub(crate) fn sense(word: &[u8]) -> Sense {
    let packed = WORDS.get(word);
    let low = packed as u8;
    match packed & 0xff00 {
        MONTH => Sense::Month(low),
        COMMON if word == b"ago" => Sense::Ago,
        COMMON => Sense::CommonMonth(low),
        WEEKDAY => Sense::Weekday,
        MAR => Sense::MarchOrTuesday,
        ZONE if word.iter().all(u8::is_ascii_uppercase) => Sense::Zone(Zone::unpack(low)),
        ZONE if word.eq_ignore_ascii_case(b"at") || word.eq_ignore_ascii_case(b"est") => {
            Sense::Join
        }
        JOIN => Sense::Join,
        HOURS => Sense::Hours,
        UNIT => Sense::Unit,
        SINCE => Sense::Since,
        AGO => Sense::Ago,
        DAY => Sense::Day,
        ONE => Sense::One,
        ABOUT => Sense::About,
        _ => Sense::Unknown,
    }
}

/// The weekday that `word` names in some language, from 0, Monday.
pub(crate) fn weekday(word: &[u8]) -> Option<u8> {
    let packed = WORDS.get(word);
    (packed & 0xff00 == WEEKDAY).then(|| packed as u8 - 1)
}

/// The English month that `word` names, in full or shortened, with a capital.
pub(crate) fn english_month(word: &[u8]) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let number = match sense(word) {
        Sense::Month(number) | Sense::CommonMonth(number) => number,
        Sense::MarchOrTuesday => 3,
        _ => return None,
    };
    let name = NAMES[usize::from(number) - 1].as_bytes();
    let same = name.get(..word.len()).is_some_and(|n| n.eq_ignore_ascii_case(word));
    let whole = word.len() == name.len() || word.len() == 3 || word.eq_ignore_ascii_case(b"sept");
    (same && whole && word[0].is_ascii_uppercase()).then_some(number)
}

/// Days of `month` (1 to 12), 29 for February when `year` is 0.
pub(crate) fn days_in(month: u8, year: i16) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::super::zones::SHARED;
    use super::*;

    #[test]
    fn words_of_many_languages() {
        for (word, month) in [
            ("September", 9),
            ("März", 3),
            ("août", 8),
            ("AOÛT", 8),
            ("Dez", 12),
            ("grudnia", 12),
            ("мая", 5),
        ] {
            assert_eq!(sense(word.as_bytes()), Sense::Month(month), "{word}");
        }
        assert_eq!(sense("miércoles".as_bytes()), Sense::Weekday);
        assert_eq!(weekday("miércoles".as_bytes()), Some(2));
        assert_eq!(
            ["Sept", "sept", "Mars", "May", "Mar", "Juni"].map(|w| english_month(w.as_bytes())),
            [Some(9), None, None, Some(5), Some(3), None]
        );
        assert_eq!(sense(b"NPT"), Sense::Zone(Zone::Fixed(345)));
        assert_eq!(sense(b"ET"), Sense::Zone(Zone::Summer(-300)));
        assert_eq!(sense(b"et"), Sense::Unknown);
        assert_eq!(sense(b"May"), Sense::CommonMonth(5));
        assert_eq!(sense(b"ago"), Sense::Ago);
    }

    #[test]
    fn shared_zones_are_rows() {
        for (row, (name, _)) in SHARED.iter().enumerate() {
            assert_eq!(sense(name.as_bytes()), Sense::Zone(Zone::Shared(row as u8)), "{name}");
        }
    }

    #[test]
    fn leap_years() {
        assert_eq!(
            [days_in(2, 2016), days_in(2, 1900), days_in(2, 2000), days_in(2, 2015), days_in(2, 0)],
            [29, 28, 29, 28, 29]
        );
    }
}
