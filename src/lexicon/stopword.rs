//! The commonest small words of some languages: what prose has and menus have not.

use crate::text::hash::word_hash;

/// Languages as ISO 639-1 codes and the small words of each, by frequency in general prose. The place of a language is its bit in
/// a set.
#[rustfmt::skip]
const LISTS: [(&str, &str); 51] = [
    ("en", "the of and to in a is that for it was on with as be by at from his her he she they this have has had not are \
     were but or an which who their its been will would said we you i there what all when if can more one no so out \
     up than them then into about my your our do did how some could other after"),
    ("de", "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat \
     dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis \
     mehr durch ich wir man kann wenn mir mich ihr"),
    ("fr", "le la les de des du et en un une que qui dans est pour par sur pas au plus ne se il elle ce cette sont avec \
     son sa ses mais ont été nous vous je aux ou où leur comme fait être ils très tout on"),
    ("es", "el la los las de del y en un una que se por con no su para es al lo como más pero sus le ya o este sí porque \
     esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante fue han era"),
    ("it", "il lo la gli le di del della dei e in un una che è per con non si da al sono come più ma anche ha nel alla dal \
     delle questo se mi ci suo sua loro quando essere nella dalla io"),
    ("pt", "o a os as de do da dos das e em um uma que no na para com por não se mais como mas ao foi ele sua ou quando \
     muito nos já também só pelo pela até isso ela entre depois sem mesmo aos seus quem são"),
    ("nl", "de het een en van in is dat op te zijn met voor niet die aan er om als ook maar door bij hij naar ze uit dan \
     nog wordt werd over wat heeft zo ik je deze kan hebben was tot"),
    ("sv", "och i att det som en på är av för med den till inte om har de ett han var jag men sig från vi så kan när år nu \
     under eller också efter hon där skulle vid mot"),
    ("da", "og i at det som en på er af for med den til ikke om har de et han var jeg men sig fra vi så kan når nu under \
     eller også efter hun der skulle ved mod blev"),
    ("pl", "i w z na do nie się to że jest o jak za od po przez dla ale co tak przy oraz czy już tylko był jego być może \
     bardzo które który są ma tym ich"),
    ("no", "og i at det som på en er av for med den til ikke om har de et han var jeg seg fra vi så kan når nå under eller \
     også etter hun der skulle ved mot ble blir sin må men bare hva"),
    ("fi", "ja on ei että se oli hän mutta ovat joka kun myös mukaan tai niin kuin jo sen ole vain olla mitä jos nyt ollut \
     sekä hänen tämä siitä voi vielä kuitenkin jälkeen jotka sitä vuonna ennen kanssa olisi"),
    ("cs", "a v se na je že s z do o k i ve ale jako za by pro po jsou to podle tak od byl jeho které který už také při \
     jsem která bude jen před nebo až byla bylo může aby ještě"),
    ("sk", "a v sa na je že s z do o k i vo ale ako za by pre po sú to podľa tak od bol jeho ktoré ktorý už aj pri som \
     ktorá bude len jej pred alebo až bola bolo môže aby ešte nie"),
    ("hu", "a az és hogy nem is egy ez volt meg csak már még de ha mint vagy el azt ki kell lehet több szerint után ezt \
     aki amely van lesz illetve pedig között be minden azonban sem"),
    ("ro", "și de la în a cu care pe nu că o din un mai se este au pentru să sunt fost după ca prin ce sau lui ar dar fi \
     al ale iar între cei către această acest dacă până"),
    ("tr", "ve bir bu da de için ile olarak olan daha çok gibi ne en o ya kadar sonra var ise ancak olduğunu olduğu her \
     diye ki göre değil tarafından ama yeni iki dedi oldu ben veya"),
    ("id", "yang dan di ini itu dengan untuk dari pada dalam tidak akan juga ke oleh ada karena sebagai bisa telah atau \
     sudah lebih saat kata ia mereka kami saya tersebut para bahwa dapat seperti menjadi masih kepada setelah \
     hingga"),
    ("vi", "và của là có các được trong cho không một với này đã những người khi để từ đến về cũng ra như sẽ tại trên vào \
     ở nhiều theo năm sau còn nhưng lại bị đó việc"),
    ("hr", "i u je da se na su za od s iz kao o koji koje koja ne što a će bi nije ili sa samo te po ali nakon kako bio \
     bila prema više još do jer godine rekao"),
    ("sl", "in v je na se da za so ki ne tudi s pa z o po kot še bi od bo ali pri ter do bil lahko že iz bila kar tako ker \
     samo če sta med zaradi"),
    ("lt", "ir į kad yra su iš ne tai kaip bet o už nuo dėl tik buvo jis po jo ar apie iki taip pat dar jau jie turi prie \
     per metų gali bus savo"),
    ("lv", "un ir ka ar no par uz tas bet kā arī lai nav pēc kas vai jau ne tika pie gan tikai to būs viņš šo savu gada \
     līdz bija vēl var"),
    ("et", "ja on ei et see oli kui ka mis ta aga oma või siis nii välja kes veel üle pole selle ning ole saab kuid tema \
     olla seda mida juba pärast aasta"),
    ("ca", "i la de el que en a els les per un una amb al del es no més com ha ho però va són també aquest aquesta ser o \
     seva pel fins sobre entre han perquè on"),
    ("sw", "na ya wa kwa ni katika la za kuwa hiyo alisema huo pia hii yake lakini cha kama huyo baada wake ambao kutoka \
     hilo watu hivyo ili bila sasa"),
    ("tl", "ang ng sa na mga ay at ni para si hindi ito niya siya nang kay naman pa din rin kung may dahil mula ating lang \
     ako nila isang ibang"),
    ("sq", "të e në i një për me dhe nga së që është ka do si më nuk se u kjo por ishte duke tij janë edhe kishte ky këtë \
     pas prej"),
    ("ru", "и в не на что с по он как это к из а но у за от так же его для все было бы она или был мы они до при уже о \
     который когда только которые также после том если этом более может будет их того"),
    ("uk", "і в у на що не з до за та як від це про є для він але його й був також після які яка який було або вони нас \
     своїй ми цього якщо щоб лише може буде її під час"),
    ("bg", "и на да за се е от не в с че по са като ще това при до или беше той как но който които след му си още има също \
     която между само те ни бъде"),
    ("sr", "и у је да се на су за од са из као о који које која не што а ће би није или само те по али након како био била \
     према више још до јер рекао"),
    ("mk", "и на да во се за од не со ќе тоа дека е како што по ги го беше тој или но кои кој која ја сите ова му при само \
     меѓу"),
    ("be", "і ў не на што з па ён як гэта да але за ад так яго для было ці яны пры ужо які калі толькі таксама пасля быў \
     яе або можа будзе"),
    ("el", "και το να του η ο της για την με που τα από τον στο οι των σε είναι θα στην δεν τη στη ότι τους τις μια ένα \
     στον αλλά έχει ή κατά μετά πως ήταν αν όπως μας"),
    ("he", "של את על לא עם זה הוא גם כי אל היא אבל או כל בין אם היה יש מה אני אך כדי רק לאחר אחרי אשר כך הם זו היתה היו \
     ידי עד להיות"),
    ("ar", "في من على إلى أن التي عن مع هذا الذي بعد ما هذه لا كان قد كما أو بين ذلك خلال كانت لم قال هو وقال إن هي أنه \
     ولا حيث وفي قبل ومن عليه غير منذ له بأن"),
    ("fa", "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شد می شده ما یا بود وی باید هر اما پس آنها \
     دارد شود کند هایی"),
    ("ur", "کے میں کی ہے اور سے کا کو کہ ہیں نے پر اس یہ بھی ایک تھا گیا نہیں جو تو ہو کر اپنے لیے تھے کیا وہ ان گئی بعد \
     تھی رہے کہا"),
    ("hi", "के में है की और से का को ने पर कि एक भी इस यह नहीं हैं लिए कर था तो हो ही साथ गया रहे जो कहा बाद या वह उन किया \
     थे अपने तक थी रहा दिया"),
    ("mr", "आणि आहे या व हा ही ते असे की तर हे नाही आहेत मात्र होते केली त्या होता झाली यांनी केले म्हणून त्यांनी झाला \
     काही पण आता करण्यात होती सर्व"),
    ("ne", "र को मा छ ले पनि यो भएको का हो लाई गरेको हुन् थियो भने गर्न छन् गरी अनि तर एक हुने गर्ने बताए त्यो पछि नै भएका"),
    ("bn", "ও এই করে থেকে এবং একটি এ না হয় তার জন্য করা সঙ্গে হয়েছে কথা তিনি বলেন পর যে কিন্তু আর করতে তাঁর হবে নিয়ে \
     কোনো সেই মধ্যে ছিল তা আছে করেন গত"),
    ("ta", "ஒரு என்று மற்றும் இந்த என்ற உள்ள என அவர் அந்த இது தான் இருந்து பின்னர் மேலும் ஆனால் வேண்டும் அவர்கள் தனது \
     நடந்த கூறினார் அது"),
    ("ko", "이 그 것 등 및 수 있다 있는 대한 한 위해 이번 있다고 지난 했다 말했다 밝혔다 고 또 할 것으로 이라고 통해 따르면 함께 대해 더 가장 이날 오는 그는"),
    ("th", "ที่ และ ใน ของ ได้ เป็น มี ว่า การ จะ ไม่ ให้ กับ จาก โดย ไป มา นี้ แล้ว แต่ ก็ ซึ่ง เพื่อ ความ กล่าว ต้อง ทำ \
     อยู่ คน นั้น หรือ เมื่อ ถึง"),
    ("lo", "ແລະ ທີ່ ຂອງ ໃນ ໄດ້ ເປັນ ມີ ວ່າ ການ ຈະ ບໍ່ ໃຫ້ ກັບ ຈາກ ໂດຍ ໄປ ມາ ນີ້ ແລ້ວ ແຕ່ ເພື່ອ ຕ້ອງ ຢູ່"),
    ("km", "និង នៃ ដែល បាន ជា នៅ ក្នុង មាន ថា នេះ ពី ការ ដោយ ឲ្យ មិន ទៅ ដើម្បី លោក ចំនួន ប្រជា ត្រូវ ទេ"),
    ("my", "သည် များ ကို တွင် ၏ မှ နှင့် ခဲ့ ဖြင့် ရန် မှာ ပြီး ဖြစ် တယ် နေ တဲ့ လည်း ပါ ဟု ရှိ အတွက် အား"),
    ("ja", "の は を が に で と も た から まで など して する した です ます ない いる という ため によ これ この その"),
    ("zh", "的 了 是 在 和 有 不 这 這 我 他 也 就 为 為 与 與 及 对 對 将 將 于 於 等 以 并 並 个 個 们 們 到 说 說 会 會 被 但 她 都 而 要 之 从 從"),
];

/// A set of languages, a bit each.
pub(crate) type Languages = u64;

/// How many languages there are.
pub(crate) const COUNT: usize = LISTS.len();
const _: () = assert!(COUNT <= Languages::BITS as usize, "a set has too few bits");

/// The code of the language of this bit.
pub(crate) fn code(bit: usize) -> Option<&'static str> {
    Some(LISTS.get(bit)?.0)
}

/// The bit of the language with this code.
pub(crate) const fn bit(code: &str) -> usize {
    let mut bit = 0;
    while bit < COUNT {
        let (known, wanted) = (LISTS[bit].0.as_bytes(), code.as_bytes());
        if known[0] == wanted[0] && known[1] == wanted[1] {
            return bit;
        }
        bit += 1;
    }
    panic!("no list has this code")
}

/// Bytes of the longest word.
pub(crate) const LONGEST: usize = 24;

/// Places of the table.
pub(crate) const SLOTS: usize = 4096;

struct Table {
    keys: [u32; SLOTS],
    languages: [Languages; SLOTS],
}

static TABLE: Table = build();

#[allow(long_running_const_eval, reason = "some thousand words are hashed at compile time")]
const fn build() -> Table {
    let mut table = Table { keys: [0; SLOTS], languages: [0; SLOTS] };
    let mut language = 0;
    while language < COUNT {
        let words = LISTS[language].1.as_bytes();
        let mut start = 0;
        let mut at = 0;
        while at <= words.len() {
            if at == words.len() || words[at] == b' ' {
                if at > start {
                    let (_, from) = words.split_at(start);
                    let (word, _) = from.split_at(at - start);
                    let slot = find(&table, word_hash(word));
                    table.keys[slot] = word_hash(word);
                    table.languages[slot] |= 1 << language;
                }
                start = at + 1;
            }
            at += 1;
        }
        language += 1;
    }
    table
}

const fn find(table: &Table, hash: u32) -> usize {
    let mut slot = hash as usize % SLOTS;
    while table.languages[slot] != 0 && table.keys[slot] != hash {
        slot = (slot + 1) % SLOTS;
    }
    slot
}

/// The hash of the word in place `at` of [`SLOTS`], 0 if there is none, and the number of its set of languages.
pub(crate) const fn entry(at: usize) -> (u32, u16) {
    match TABLE.languages[at] {
        0 => (0, 0),
        _ => (TABLE.keys[at], at as u16 + 1),
    }
}

/// The languages of the set of this number, which [`entry`] gave; none of number 0.
pub(crate) fn set(number: u16) -> Languages {
    match usize::from(number) {
        0 => 0,
        number => TABLE.languages[(number - 1) % SLOTS],
    }
}

/// The languages of which the word with this hash is a stop word.
pub(crate) fn languages(hash: u32) -> Languages {
    TABLE.languages[find(&TABLE, hash)]
}

/// The character of three bytes that `text` begins with.
const fn first_of_three(text: &[u8]) -> Option<u32> {
    match text {
        [a @ 0xE0..=0xEF, b, c, ..] => {
            Some((*a as u32 & 15) << 12 | (*b as u32 & 63) << 6 | *c as u32 & 63)
        }
        _ => None,
    }
}

/// A bit for each first character, modulo 1,024, of the words of languages that have no spaces: of the last lists.
static FIRST: [u64; 16] = {
    let mut first = [0; 16];
    let mut language = bit("th");
    while language < COUNT {
        let mut rest = LISTS[language].1.as_bytes();
        let mut begins = true;
        while !rest.is_empty() {
            if begins && let Some(c) = first_of_three(rest) {
                first[c as usize / 64 % 16] |= 1 << (c % 64);
            }
            begins = rest[0] == b' ';
            rest = rest.split_at(1).1;
        }
        language += 1;
    }
    first
};

/// Whether a stop word of a language that has no spaces may stand at the start of `text`.
pub(crate) fn may_begin(text: &[u8]) -> bool {
    first_of_three(text).is_some_and(|c| FIRST[c as usize / 64 % 16] >> (c % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_whose_words_they_are() {
        let of = |word: &str| languages(word_hash(word.as_bytes()));
        assert_eq!(of("The"), 1 << bit("en"));
        assert_eq!(of("Für"), 1 << bit("de"));
        assert_eq!(of("og"), 1 << bit("da") | 1 << bit("no"));
        assert!(of("in") & 0b11 == 0b11);
        assert_eq!(of("bridge"), 0);
        assert_eq!(of("на") & 1 << bit("ru"), 1 << bit("ru"));
        assert_eq!(of("ที่"), 1 << bit("th"));
    }

    #[test]
    fn no_word_is_too_long() {
        for (code, words) in LISTS {
            assert_eq!(code.len(), 2);
            assert!(words.split(' ').all(|word| (1..=LONGEST).contains(&word.len())), "{code}");
        }
    }
}
