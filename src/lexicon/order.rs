//! What tells whether the day or the month comes first in a date of numbers: weekdays, zones, words of a language, countries.

/// A weekday has its number from 1, Monday.
pub(crate) const DAY_FIRST: u16 = 8;
pub(crate) const MONTH_FIRST: u16 = 9;

/// Words beside a date. Zones count in capitals only.
#[rustfmt::skip]
pub(crate) const BESIDE: &[(&str, u16)] = &[
    ("monday mon montag lundi lunes lunedì lunedi maandag måndag mandag poniedziałek pondělí pazartesi понедельник senin", 1),
    ("tuesday tue tues dienstag mardi martes martedì martedi dinsdag tisdag tirsdag wtorek úterý salı вторник selasa", 2),
    ("wednesday wed mittwoch mercredi miércoles miercoles mercoledì mercoledi woensdag onsdag środa středa çarşamba среда rabu", 3),
    ("thursday thu thurs donnerstag jeudi jueves giovedì giovedi donderdag torsdag czwartek čtvrtek perşembe четверг kamis", 4),
    ("friday fri freitag vendredi viernes venerdì venerdi vrijdag fredag piątek pátek cuma пятница jumat", 5),
    ("saturday sat samstag sonnabend samedi sábado sabado sabato zaterdag lördag lørdag sobota cumartesi суббота sabtu", 6),
    ("sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziela neděle pazar воскресенье minggu", 7),
    // "Z" and "UTC" are printed everywhere.
    ("GMT BST WET WEST CET CEST MEZ MESZ EET EEST MSK SAST CAT EAT WAT IST PKT GST AEST AEDT ACST AWST NZST NZDT WIB ICT TRT SGT MYT BRT ART", DAY_FIRST),
    ("ET EST EDT CT CDT MST MDT PT PST PDT AKST AKDT HST PHT", MONTH_FIRST),
    ("uhr klo klokken kl ore às à veröffentlicht aktualisiert erstellt publiziert geändert datum publié publiée modifié posté publicado publicada actualizado actualizada actualización", DAY_FIRST),
    ("atualizado atualizada atualização publicação pubblicato aggiornato aggiornamento gepubliceerd geplaatst bijgewerkt gewijzigd publisert oppdatert publicerad publicerat uppdaterad", DAY_FIRST),
    ("uppdaterat publiceret opdateret opublikowano zaktualizowano опубликовано обновлено yayınlanma güncelleme julkaistu päivitetty", DAY_FIRST),
];

/// Languages, as a page names them, that print the day before the month. English depends on the country.
pub(crate) const LANGUAGES: &str = "de fr es it pt nl da sv no nb nn is fi pl cs sk sl hr bs sr ro bg el ru uk be tr ca gl eu cy ga et lv ar he fa hi bn ta te ur id ms vi th sw";

/// Countries that print the month first.
pub(crate) const MONTH_COUNTRIES: &str = "us ph";
/// Countries that print both, or something else; what English is printed there says nothing.
pub(crate) const OPEN_COUNTRIES: &str = "ca pr cn jp kr tw hk mo hu lt bz ky pa";
/// Ends of hosts that tell the country.
pub(crate) const DAY_HOSTS: &str = "uk ie au nz za in pk bd lk ng ke gh ug tz zw zm bw na mt cy sg my de at ch fr be nl es pt it gr dk se no fi pl cz sk ro bg ru tr br ar mx cl pe id il ae";
pub(crate) const MONTH_HOSTS: &str = "us gov mil ph";

/// Whether `word` is a zone in other letters than capitals: "gmt", "Art", "Sgt" are none.
pub(crate) fn is_zone(word: &[u8]) -> bool {
    let zones = BESIDE.iter().filter(|row| row.0.starts_with(|c: char| c.is_ascii_uppercase()));
    zones.flat_map(|row| row.0.split(' ')).any(|zone| word.eq_ignore_ascii_case(zone.as_bytes()))
}
