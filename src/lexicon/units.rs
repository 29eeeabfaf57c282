//! Units of measure.

use super::Words;
use crate::text::table::WordTable;

/// Units in words, singular and plural.
pub(crate) static UNITS: Words<512> = Words::new(
    "kilometre kilometres kilometer kilometers metre metres meter meters centimetre centimetres centimeter centimeters \
     millimetre millimetres millimeter millimeters nanometre nanometres nanometer nanometers micron microns mile miles yard \
     yards foot feet inch inches furlong furlongs fathom fathoms acre acres hectare hectares gram grams gramme grammes \
     kilogram kilograms kilogramme kilogrammes kilo kilos milligram milligrams microgram micrograms pound pounds ounce ounces \
     ton tons tonne tonnes stone litre litres liter liters millilitre millilitres milliliter milliliters gallon gallons pint \
     pints quart quarts barrel barrels bushel bushels degree degrees celsius fahrenheit kelvin knot knots watt watts kilowatt \
     kilowatts megawatt megawatts gigawatt gigawatts volt volts amp amps ampere amperes joule joules kilojoule kilojoules \
     calorie calories hertz kilohertz megahertz gigahertz decibel decibels byte bytes kilobyte kilobytes megabyte megabytes \
     gigabyte gigabytes terabyte terabytes petabyte petabytes exabyte exabytes bits megabits gigabits pixel pixels megapixel \
     megapixels horsepower carat carats minute minutes hour hours seconds millisecond milliseconds newton newtons pascal \
     pascals denier kilowatt-hour kilowatt-hours megawatt-hour megawatt-hours gigawatt-hour gigawatt-hours teaspoon teaspoons \
     tablespoon tablespoons cup cups second hectolitre hectolitres hectoliter hectoliters decilitre decilitres deciliter deciliters \
     centilitre centilitres centiliter centiliters gigatonne gigatonnes megatonne megatonnes megaton megatons milliwatt \
     milliwatts terawatt-hour terawatt-hours deg centigrade",
);

/// Units of length that "square" and "cubic" stand before.
pub(crate) static SQUARED: Words<64> = Words::new(
    "kilometre kilometres kilometer kilometers metre metres meter meters centimetre centimetres centimeter centimeters \
     mile miles yard yards foot feet inch inches km m cm mm ft mi in yd",
);

/// Abbreviated units after figures, in the letters that they are written in.
pub(crate) const SYMBOLS: &[&str] = &[
    "km", "kg", "cm", "mm", "nm", "mi", "mph", "kph", "kmh", "ft", "lb", "lbs", "oz", "yd", "yds",
    "g", "mg", "mcg", "µg", "t", "l", "L", "ml", "mL", "cl", "dl", "gal", "GB", "MB", "TB", "PB",
    "KB", "kB", "Mbps", "Gbps", "GHz", "MHz", "kHz", "Hz", "W", "kW", "MW", "GW", "TW", "Wh",
    "kWh", "MWh", "GWh", "TWh", "V", "kV", "ha", "km²", "km2", "m²", "m2", "m³", "m3", "cm²",
    "cm2", "cm³", "cm3", "ft²", "ft2", "cal", "kcal", "kJ", "MJ", "hPa", "psi", "dB", "rpm", "px",
    "hp", "bhp", "cc", "mAh", "MP", "fps", "bpd", "boe", "hrs", "hr", "mins", "min", "secs", "kt",
    "Mt", "Gt", "mm²", "kms", "kgs", "mtrs", "ppm", "kbps", "kmph", "mls", "tbsp", "tsp", "mpg",
    "μg", "mm3", "mm³", "MPa", "kPa", "Nm", "Mbit", "Gbit", "Kbps", "hl", "dL", "degC", "degF",
];

/// What stands behind the slash of a unit: "km/h", "µg/m³".
pub(crate) const PER: &[&str] = &[
    "h", "s", "l", "L", "hr", "hour", "kg", "day", "m³", "m3", "m²", "m2", "km", "ha", "100km",
    "dL", "dl", "mL", "ml", "min", "year", "yr", "s²", "s2", "sec", "g", "MWh", "kWh", "t", "mile",
];

static SYMBOLS_OF_ANY_CASE: WordTable<256> = WordTable::new(&{
    let mut rows = [("", 1); SYMBOLS.len()];
    let mut i = 0;
    while i < SYMBOLS.len() {
        rows[i].0 = SYMBOLS[i];
        i += 1;
    }
    rows
});

/// Whether `word` is one of [`SYMBOLS`].
pub(crate) fn is_symbol(word: &[u8]) -> bool {
    SYMBOLS_OF_ANY_CASE.get(word) != 0 && SYMBOLS.iter().any(|s| s.as_bytes() == word)
}

/// Words behind "400m" that make it metres; elsewhere it may be a million.
pub(crate) static METRES: Words<128> = Words::new(
    "from away above below long wide high tall deep north south east west race races sprint hurdles freestyle final finals \
     down up apart off relay medley butterfly backstroke breaststroke ahead behind underwater inland runner runners champion \
     sprinter sprinters dash tower walk swim swimmer swimmers record title gold silver bronze stretch",
);

/// A unit, a smaller one that may follow it ("two pounds and five ounces"), and how many of those it has.
pub(crate) const SUBUNITS: [(&str, &str, f64); 8] = [
    ("pound pounds lb lbs", "ounce ounces oz", 16.0),
    ("foot feet ft", "inch inches in ins", 12.0),
    ("stone st", "pound pounds lb lbs", 14.0),
    ("hour hours hr hrs", "minute minutes min mins", 60.0),
    ("minute minutes", "second seconds sec", 60.0),
    ("degree degrees", "minute minutes", 60.0),
    ("mile miles", "yard yards", 1760.0),
    ("metre metres meter meters", "centimetre centimetres centimeter centimeters cm", 100.0),
];
