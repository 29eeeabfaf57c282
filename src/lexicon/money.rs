//! Signs, codes and names of currencies. Where a sign or name is of several countries' money it has the name of a group in
//! small letters, a row of [`LOCAL`]; what is certain has its ISO 4217 code. Minor units ("cents") have none.

use super::Words;
use crate::text::table::WordTable;

/// Signs, the longer first where one ends with another. Letters before "$" are rows of [`DOLLARS`].
pub(crate) const SIGNS: [(&str, &str); 24] = [
    ("$", "dol"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "yen"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₦", "NGN"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("₵", "GHS"),
    ("₸", "KZT"),
    ("₡", "CRC"),
    ("₲", "PYG"),
    ("৳", "BDT"),
    ("￥", "yen"),
    ("円", "JPY"),
    ("元", "CNY"),
    ("원", "KRW"),
    ("GH¢", "GHS"),
];

/// What letters before "£" and other signs make of them.
pub(crate) const LETTERED: [(&str, &str, &str); 8] = [
    ("E", "£", "EGP"),
    ("LE", "£", "EGP"),
    ("L", "£", "LBP"),
    ("CN", "¥", "CNY"),
    ("RMB", "¥", "CNY"),
    ("JP", "¥", "JPY"),
    ("GH", "₵", "GHS"),
    ("UK", "£", "GBP"),
];

/// What letters before "$" make of it.
pub(crate) const DOLLARS: [(&str, &str); 32] = [
    ("US", "USD"),
    ("U.S.", "USD"),
    ("A", "AUD"),
    ("AU", "AUD"),
    ("C", "CAD"),
    ("CA", "CAD"),
    ("CDN", "CAD"),
    ("NZ", "NZD"),
    ("HK", "HKD"),
    ("S", "SGD"),
    ("SG", "SGD"),
    ("R", "BRL"),
    ("NT", "TWD"),
    ("MX", "MXN"),
    ("J", "JMD"),
    ("JA", "JMD"),
    ("TT", "TTD"),
    ("BZ", "BZD"),
    ("EC", "XCD"),
    ("FJ", "FJD"),
    ("F", "FJD"),
    ("N", "NAD"),
    ("G", "GYD"),
    ("GY", "GYD"),
    ("BDS", "BBD"),
    ("CL", "CLP"),
    ("Mex", "MXN"),
    ("Can", "CAD"),
    ("Cdn", "CAD"),
    ("Aus", "AUD"),
    ("Bds", "BBD"),
    ("Z", "ZWL"),
];

/// Abbreviations before an amount, with or without a dot. A group of a single letter is money only where the country says so.
pub(crate) const ABBREVIATIONS: [(&str, &str); 37] = [
    ("Rs", "rup"),
    ("Rp", "IDR"),
    ("RM", "MYR"),
    ("kr", "crw"),
    ("Kr", "crw"),
    ("Sh", "shi"),
    ("Shs", "shi"),
    ("Ksh", "KES"),
    ("KSh", "KES"),
    ("Kshs", "KES"),
    ("Tsh", "TZS"),
    ("TSh", "TZS"),
    ("Tshs", "TZS"),
    ("Ush", "UGX"),
    ("USh", "UGX"),
    ("Ushs", "UGX"),
    ("Dh", "drh"),
    ("Dhs", "drh"),
    ("Tk", "BDT"),
    ("SFr", "CHF"),
    ("Php", "PHP"),
    ("RMB", "CNY"),
    ("Rmb", "CNY"),
    ("NIS", "ILS"),
    ("Fr", "frc"),
    ("SR", "SAR"),
    ("KD", "KWD"),
    ("BD", "BHD"),
    ("QR", "QAR"),
    ("LE", "EGP"),
    ("TL", "TRY"),
    ("R", "r"),
    ("M", "m"),
    ("K", "k"),
    ("P", "p"),
    ("N", "n"),
    ("E", "e"),
];

/// Abbreviations that stand for other things too: they are money only before amounts that are written as money is.
pub(crate) static OPEN_ABBREVIATIONS: Words<16> = Words::new("SR KD BD QR LE TL");

/// Abbreviations behind an amount.
pub(crate) const BEHIND: [(&str, &str); 9] = [
    ("TL", "TRY"),
    ("NIS", "ILS"),
    ("kr", "crw"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("Rs", "rup"),
    ("Tk", "BDT"),
    ("RMB", "CNY"),
];

/// ISO 4217 codes, with those of the last century's that are still written.
pub(crate) static CODES: Words<512> = Words::new(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP \
     CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR \
     ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT \
     MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
     SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND \
     VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL DEM FRF ITL ESP NLG BEF ATS FIM GRD IEP PTE HRK",
);

/// Codes that are English words or other abbreviations too: before figures they are no money ("TOP 10", "COP 26").
pub(crate) static OPEN_CODES: Words<64> = Words::new(
    "ALL AMD ANG BAM BOB COP CUP ERN GEL LAK MAD MOP PEN SDG SOS TOP TRY STN SLE BAT ATS MDL SHP BMD",
);

/// Names of currencies, the names of one in a string.
pub(crate) const NAMES: [(&str, &str); 66] = [
    ("dollar dollars", "dol"),
    ("euro euros", "EUR"),
    ("pound pounds", "pnd"),
    ("sterling", "GBP"),
    ("yen", "JPY"),
    ("yuan renminbi", "CNY"),
    ("rupee rupees", "rup"),
    ("peso pesos", "pes"),
    ("franc francs", "frc"),
    ("rouble roubles ruble rubles", "rub"),
    ("krona kronor", "kro"),
    ("krone kroner crown crowns", "crw"),
    ("kronur", "ISK"),
    ("koruna korunas koruny korun", "CZK"),
    ("rupiah rupiahs", "IDR"),
    ("rand", "ZAR"),
    ("baht", "THB"),
    ("ringgit", "MYR"),
    ("naira", "NGN"),
    ("won", "won"),
    ("shekel shekels", "ILS"),
    ("hryvnia hryvnias hryvnya", "UAH"),
    ("zloty zlotys zlotych", "PLN"),
    ("forint forints", "HUF"),
    ("lira liras lire", "lir"),
    ("dinar dinars", "din"),
    ("dirham dirhams", "drh"),
    ("riyal riyals rial rials", "ria"),
    ("shilling shillings", "shi"),
    ("reais", "BRL"),
    ("taka", "BDT"),
    ("kwacha", "kwa"),
    ("cedi cedis", "GHS"),
    ("birr", "ETB"),
    ("dong", "VND"),
    ("leva", "BGN"),
    ("lei", "lei"),
    ("kuna kunas", "HRK"),
    ("tenge", "KZT"),
    ("pula", "BWP"),
    ("maloti loti", "LSL"),
    ("kyat kyats", "MMK"),
    ("bolivar bolivars bolivares", "VES"),
    ("quetzal quetzals quetzales", "GTQ"),
    ("lempira lempiras", "HNL"),
    ("manat", "mnt"),
    ("lari", "GEL"),
    ("afghani afghanis", "AFN"),
    ("dalasi", "GMD"),
    ("bitcoin bitcoins", "BTC"),
    ("guarani guaranis", "PYG"),
    ("renminbis", "CNY"),
    ("quid", "GBP"),
    ("buck bucks", "bck"),
    ("tugrik tugriks", "MNT"),
    ("metical meticais", "MZN"),
    ("riel riels", "KHR"),
    ("pataca patacas", "MOP"),
    ("colones", "CRC"),
    ("boliviano bolivianos", "BOB"),
    ("kwanza kwanzas", "AOA"),
    ("ariary", "MGA"),
    ("gourde gourdes", "HTG"),
    ("rufiyaa", "MVR"),
    ("somoni", "TJS"),
    ("ngultrum", "BTN"),
];

/// The row of [`NAMES`] of each name, counted from 1.
pub(crate) static NAME_ROWS: WordTable<256> = {
    let mut rows = [("", 0); NAMES.len()];
    let mut row = 0;
    while row < NAMES.len() {
        rows[row] = (NAMES[row].0, row as u16 + 1);
        row += 1;
    }
    WordTable::new(&rows)
};

/// Hundredths of a currency. The number is that of the hundredths, so they have no currency's code.
pub(crate) static MINOR: Words<32> =
    Words::new("cent cents pence penny pennies centavos paise kopecks kopeks sen satang fils p c");

/// Words that say of which country a currency is, and the country.
pub(crate) const PLACES: [(&str, &str); 93] = [
    ("us", "us"),
    ("u.s.", "us"),
    ("american", "us"),
    ("canadian", "ca"),
    ("australian", "au"),
    ("aussie", "au"),
    ("new zealand", "nz"),
    ("hong kong", "hk"),
    ("singapore", "sg"),
    ("singaporean", "sg"),
    ("taiwan", "tw"),
    ("taiwanese", "tw"),
    ("jamaican", "jm"),
    ("namibian", "na"),
    ("liberian", "lr"),
    ("fijian", "fj"),
    ("british", "gb"),
    ("uk", "gb"),
    ("egyptian", "eg"),
    ("lebanese", "lb"),
    ("syrian", "sy"),
    ("sudanese", "sd"),
    ("indian", "in"),
    ("pakistani", "pk"),
    ("pakistan", "pk"),
    ("sri lankan", "lk"),
    ("nepali", "np"),
    ("nepalese", "np"),
    ("mauritian", "mu"),
    ("mexican", "mx"),
    ("argentine", "ar"),
    ("argentinian", "ar"),
    ("chilean", "cl"),
    ("colombian", "co"),
    ("philippine", "ph"),
    ("uruguayan", "uy"),
    ("cuban", "cu"),
    ("dominican", "do"),
    ("swiss", "ch"),
    ("cfa", "sn"),
    ("congolese", "cd"),
    ("rwandan", "rw"),
    ("russian", "ru"),
    ("belarusian", "by"),
    ("swedish", "se"),
    ("norwegian", "no"),
    ("danish", "dk"),
    ("icelandic", "is"),
    ("czech", "cz"),
    ("turkish", "tr"),
    ("kuwaiti", "kw"),
    ("iraqi", "iq"),
    ("jordanian", "jo"),
    ("algerian", "dz"),
    ("tunisian", "tn"),
    ("serbian", "rs"),
    ("uae", "ae"),
    ("emirati", "ae"),
    ("moroccan", "ma"),
    ("saudi", "sa"),
    ("qatari", "qa"),
    ("iranian", "ir"),
    ("kenyan", "ke"),
    ("omani", "om"),
    ("bahraini", "bh"),
    ("yemeni", "ye"),
    ("libyan", "ly"),
    ("ugandan", "ug"),
    ("tanzanian", "tz"),
    ("somali", "so"),
    ("zambian", "zm"),
    ("malawian", "mw"),
    ("malawi", "mw"),
    ("trinidadian", "tt"),
    ("barbadian", "bb"),
    ("bahamian", "bs"),
    ("belizean", "bz"),
    ("guyanese", "gy"),
    ("seychelles", "sc"),
    ("burundian", "bi"),
    ("guinean", "gn"),
    ("djiboutian", "dj"),
    ("west african cfa", "sn"),
    ("west african", "sn"),
    ("central african cfa", "cm"),
    ("south sudanese", "ss"),
    ("romanian", "ro"),
    ("moldovan", "md"),
    ("azerbaijani", "az"),
    ("turkmen", "tm"),
    ("gibraltar", "gi"),
    ("south korean", "kr"),
    ("north korean", "kp"),
];

/// The currency of each country that has one of a group: groups, then country and code in turn.
pub(crate) const LOCAL: [(&str, &str); 25] = [
    (
        "dol",
        "us USD ca CAD au AUD nz NZD sg SGD hk HKD tw TWD jm JMD tt TTD bb BBD bs BSD bz BZD fj FJD gy GYD na NAD lr LRD",
    ),
    ("yen", "jp JPY cn CNY"),
    ("pnd", "gb GBP eg EGP lb LBP sy SYP sd SDG ss SSP gi GIP fk FKP"),
    ("rup", "in INR pk PKR lk LKR np NPR mu MUR sc SCR"),
    ("pes", "mx MXN ar ARS cl CLP co COP ph PHP uy UYU cu CUP do DOP"),
    (
        "frc",
        "ch CHF li CHF cd CDF rw RWF bi BIF gn GNF dj DJF km KMF sn XOF ci XOF ml XOF bf XOF bj XOF tg XOF ne XOF cm XAF ga XAF cg XAF td XAF",
    ),
    ("rub", "ru RUB by BYN"),
    ("kro", "se SEK is ISK"),
    ("crw", "se SEK no NOK dk DKK is ISK cz CZK"),
    ("won", "kr KRW kp KPW"),
    ("lir", "tr TRY"),
    ("din", "kw KWD bh BHD iq IQD jo JOD ly LYD tn TND dz DZD rs RSD"),
    ("drh", "ae AED ma MAD"),
    ("ria", "sa SAR qa QAR om OMR ye YER ir IRR"),
    ("shi", "ke KES ug UGX tz TZS so SOS"),
    ("/-", "ke KES ug UGX tz TZS in INR pk PKR lk LKR"),
    ("kwa", "zm ZMW mw MWK"),
    ("lei", "ro RON md MDL"),
    ("mnt", "az AZN tm TMT"),
    ("r", "za ZAR"),
    ("m", "ls LSL"),
    ("k", "zm ZMW pg PGK mw MWK"),
    ("p", "bw BWP ph PHP"),
    ("n", "ng NGN"),
    ("e", "sz SZL"),
];

/// Words of paying: after them "ten pounds" are money, elsewhere as often a weight.
pub(crate) static PAYING: Words<128> = Words::new(
    "paid pay pays paying cost costs costing spent spend spends worth price priced fine fined charge charged charges raise \
     raised donate donated owe owed owes earn earned earns lent borrowed stole win won prize bill save saved saves fee fees \
     rent tax bought sold sells sell bet reward fund budget debt debts loan salary bonus wage wages saving billed refund \
     refunded invested funding",
);
