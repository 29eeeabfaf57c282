//! Names of other scripts, each in its usual spellings in Latin letters.

use crate::text::table::WordTable;

/// One name a row, folded; the first spelling stands for all. Forms of one name in several languages that are names of their own
/// ("Joseph", "Yusuf"; "Andrei", "Andrew") are no spellings of each other.
#[rustfmt::skip]
const ROWS: &[&str] = &[
    "mohammed muhammad mohamed mohammad muhammed mohamad muhamad muhamed",
    "ahmed ahmad",
    "mahmoud mahmud mahmood",
    "hussein husayn hussain husain husein hosein hossein",
    "hassan hasan",
    "khaled khalid",
    "youssef yousef yusuf yousuf yussef yusef",
    "omar umar",
    "osama usama ousama",
    "othman uthman",
    "abdullah abdallah abdulla abdalla",
    "abdulrahman abdelrahman abdurrahman abdurahman",
    "abdulaziz abdelaziz",
    "ibrahim ebrahim",
    "ismail esmail ismaeel",
    "saeed saied",
    "qassem qasem qassim qasim kassem kassim kasem kasim",
    "gaddafi qaddafi gadhafi qadhafi kadhafi kadafi kaddafi gadafi qadafi gheddafi",
    "muammar moammar mouammar muamar moamar",
    "nasser naser nasir",
    "bashar bachar",
    "assad asad",
    "faisal faysal feisal",
    "mustafa mostafa moustafa mustapha",
    "mansour mansur mansoor",
    "mubarak moubarak",
    "morsi mursi morsy mursy",
    "sharif shareef",
    "tariq tareq tarek tarik",
    "walid waleed",
    "rashid rasheed rachid",
    "nouri nuri noori",
    "haider haidar haydar hayder",
    "suleiman sulaiman sulayman suleyman soleiman",
    "soleimani suleimani sulaimani soleymani",
    "zarqawi zarkawi",
    "zawahiri zawahri",
    "nasrallah nasralla",
    "haniyeh haniya haniyah",
    "khomeini khomeiny khomeyni",
    "rouhani rohani ruhani",
    "ahmadinejad ahmadinezhad ahmedinejad",
    "houthi huthi",
    "hezbollah hizbullah hizballah hizbollah hezbullah",
    "taliban taleban",
    "qaeda qaida kaida",
    "quran koran",
    "alexander aleksandr alexandr aleksander",
    "alexei aleksei alexey aleksey alexej aleksej",
    "andrei andrey",
    "dmitry dmitri dmitriy dmitrii dimitri dimitry",
    "sergei sergey sergej serguei",
    "yuri yury yuriy iouri",
    "yevgeny yevgeni yevgeniy evgeny evgeni evgeniy evgenii",
    "vasily vasili vasiliy vassily vassili",
    "vitaly vitali vitaliy vitalii",
    "gennady gennadi gennadiy",
    "grigory grigori grigoriy",
    "nikolai nikolay nikolaj",
    "anatoly anatoli anatoliy anatolii",
    "arkady arkadi arkadiy",
    "mikhail mihail",
    "maxim maksim maksym",
    "vladimir wladimir",
    "fyodor fedor feodor fiodor",
    "natalya nataliya nataliia",
    "tatyana tatiana tatjana",
    "yulia yuliya yuliia",
    "ksenia kseniya xenia",
    "lavrov lavroff lawrow",
    "gorbachev gorbachov gorbatchev gorbatschow",
    "yeltsin jelzin eltsin",
    "khrushchev khrushchov krushchev chruschtschow",
    "tchaikovsky chaikovsky tchaikovski tschaikowsky tschaikowski",
    "dostoevsky dostoyevsky dostoevski dostojewski",
    "prokofiev prokofieff prokofyev",
    "rachmaninoff rachmaninov rakhmaninov",
    "shostakovich chostakovitch schostakowitsch",
    "chekhov tchekhov tchekov tschechow",
    "zelensky zelenskiy zelenskyy zelenskyj zelenskij zelenski selenskyj",
    "tymoshenko timoshenko",
    "lukashenko lukashenka lukaschenko",
    "navalny navalnyi navalniy nawalny",
    "medvedev medvedyev medwedew",
    "kadyrov kadirov kadyrow",
    "kyiv kiev kiew",
    "kharkiv kharkov charkiw charkow",
    "lviv lvov",
    "odesa odessa",
    "luhansk lugansk",
    "mykolaiv nikolaev mykolayiv",
    "zaporizhzhia zaporizhia zaporizhzhya zaporozhye",
    "chernobyl chornobyl tschernobyl",
    "raqqa rakka raqqah",
    "mosul mossul",
    "fallujah falluja",
    "basra basrah",
    "mecca makkah mekka",
    "riyadh riyad",
    "jeddah jidda jiddah",
    "kandahar qandahar",
    "isfahan esfahan ispahan",
    "tehran teheran",
    "idlib edlib",
    "benghazi bengasi",
    "deir dayr",
    "zor zour zawr",
    "busan pusan",
];

/// Each row with its number from 1.
const NUMBERED: [(&str, u16); ROWS.len()] = {
    let mut rows = [("", 0); ROWS.len()];
    let mut i = 0;
    while i < ROWS.len() {
        rows[i] = (ROWS[i], i as u16 + 1);
        i += 1;
    }
    rows
};

static TABLE: WordTable<1024> = WordTable::new(&NUMBERED);

/// The spelling that stands for all of the name that is spelled `word`, in lower case; `None` if it has but one.
pub(crate) fn usual(word: &[u8]) -> Option<&'static [u8]> {
    let row = ROWS.get(usize::from(TABLE.get(word)).checked_sub(1)?)?;
    row.split(' ').next().map(str::as_bytes)
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_spelling_is_of_one_name() {
        let mut all = BTreeSet::new();
        for row in ROWS {
            let first = row.split(' ').next().unwrap();
            for word in row.split(' ') {
                assert!(all.insert(word), "{word} is twice");
                assert_eq!(usual(word.as_bytes()), Some(first.as_bytes()), "{word}");
            }
        }
        assert_eq!(usual(b"marten"), None);
    }
}
