//! The language that is told of a short text, and none where there is none.

/// A sentence of news in each language, by its code.
const NEWS: &[(&str, &str)] = &[
    (
        "en",
        "The bridge over the harbour was opened again on Friday after two weeks in which it had been closed because of the storm.",
    ),
    (
        "de",
        "Die Brücke über den Hafen wurde am Freitag wieder geöffnet, nachdem sie wegen des Sturms zwei Wochen lang geschlossen war.",
    ),
    (
        "fr",
        "Le pont sur le port a été rouvert vendredi, après deux semaines de fermeture dues à la tempête, et les bacs sont encore là.",
    ),
    (
        "es",
        "El puente sobre el puerto se abrió de nuevo el viernes, después de dos semanas en las que estuvo cerrado por la tormenta.",
    ),
    (
        "it",
        "Il ponte sul porto è stato riaperto venerdì dopo due settimane in cui era rimasto chiuso per la tempesta, e non è più solo.",
    ),
    (
        "pt",
        "A ponte sobre o porto foi reaberta na sexta-feira, depois de duas semanas em que esteve fechada por causa da tempestade, e não mais.",
    ),
    (
        "nl",
        "De brug over de haven is vrijdag weer geopend, nadat hij twee weken dicht was door de storm, en de veren varen niet meer.",
    ),
    (
        "sv",
        "Bron över hamnen öppnades igen på fredagen efter två veckor då den hade varit stängd för att stormen skadat den, och färjor går inte.",
    ),
    (
        "da",
        "Broen over havnen blev åbnet igen fredag efter to uger, hvor den var lukket af hensyn til stormen, og færgerne sejler ikke mere, men kun nu.",
    ),
    (
        "no",
        "Broen over havna ble åpnet igjen fredag etter to uker da den var stengt på grunn av stormen, og fergene går ikke nå lenger, men bare seg selv.",
    ),
    (
        "pl",
        "Most nad portem został w piątek otwarty po dwóch tygodniach, w których był zamknięty, bo burza go uszkodziła, a promy już nie są potrzebne.",
    ),
    (
        "fi",
        "Silta sataman yli avattiin perjantaina, kun se oli ollut suljettu kaksi viikkoa, ja lautat ovat nyt myös poissa, mutta se ei ole ongelma.",
    ),
    (
        "cs",
        "Most přes přístav byl v pátek znovu otevřen po dvou týdnech, kdy byl zavřený, protože ho poškodila bouře, a trajekty již nejsou, ale to je vše.",
    ),
    (
        "sk",
        "Most cez prístav bol v piatok znovu otvorený po dvoch týždňoch, keď bol zatvorený, lebo ho poškodila búrka, a trajekty už nie sú, ale to je všetko.",
    ),
    (
        "hu",
        "A kikötő hídját pénteken újra megnyitották, miután két hétig zárva volt a vihar miatt, és a kompok már nem is járnak, de ez nem baj.",
    ),
    (
        "ro",
        "Podul peste port a fost redeschis vineri, după două săptămâni în care a fost închis din cauza furtunii, iar bacurile nu mai sunt și nu au mers.",
    ),
    (
        "tr",
        "Liman üzerindeki köprü fırtına için iki hafta kapalı kaldıktan sonra cuma günü yeniden açıldı ve feribotlar daha çok değil ama bir kez gidecek.",
    ),
    (
        "id",
        "Jembatan di pelabuhan itu dibuka kembali pada hari Jumat setelah dua minggu ditutup karena badai, dan feri tidak akan berjalan lagi untuk ini.",
    ),
    (
        "vi",
        "Cây cầu qua cảng đã được mở lại vào thứ sáu sau hai tuần đóng cửa vì bão, và các chuyến phà sẽ không còn chạy trong những ngày này.",
    ),
    (
        "hr",
        "Most preko luke ponovno je otvoren u petak, nakon dva tjedna u kojima je bio zatvoren, a trajekti više ne voze jer nije potrebno, kao što će biti.",
    ),
    (
        "sl",
        "Most čez pristanišče je bil v petek znova odprt, po dveh tednih, ko je bil zaprt, trajekti pa ne vozijo več, ker to ni potrebno, in še kaj.",
    ),
    (
        "lt",
        "Tiltas per uostą penktadienį vėl buvo atidarytas, nes po dviejų savaičių jis jau yra saugus, ir keltai dar plauks, bet tik iki vakaro, kaip ir buvo.",
    ),
    (
        "lv",
        "Tilts pār ostu piektdien atkal tika atvērts, jo pēc divām nedēļām tas ir drošs, un prāmji vairs nav vajadzīgi, bet tie vēl būs arī līdz vakaram.",
    ),
    (
        "et",
        "Sild üle sadama avati reedel uuesti, sest see oli kaks nädalat kinni, ja praamid ei sõida enam, kuid see ei ole ka nii suur mure, kui oli.",
    ),
    (
        "ca",
        "El pont sobre el port es va obrir de nou divendres, després de dues setmanes en què va ser tancat per la tempesta, i els vaixells no són més amb nosaltres, però també hi han estat.",
    ),
    (
        "sw",
        "Daraja la bandari hiyo lilifunguliwa tena siku ya Ijumaa baada ya wiki mbili kwa sababu ya dhoruba, na vivuko vya watu hao pia ni kama kwanza.",
    ),
    (
        "tl",
        "Muling binuksan ang tulay sa daungan noong Biyernes matapos itong isara nang dalawang linggo dahil sa bagyo, at hindi na kailangan ng mga lantsa.",
    ),
    (
        "sq",
        "Ura mbi port u hap përsëri të premten pas dy javësh që ishte mbyllur nga stuhia, dhe tragetet nuk janë më të nevojshme për këtë, por një është.",
    ),
    (
        "ru",
        "Мост через гавань в пятницу снова открыли, после того как он две недели был закрыт из-за шторма, но паромы уже не нужны, это всё.",
    ),
    (
        "uk",
        "Міст через гавань у п'ятницю знову відкрили, після того як він два тижні був закритий через шторм, але пороми вже не потрібні, це все.",
    ),
    (
        "bg",
        "Мостът над пристанището беше отново отворен в петък, след като две седмици е бил затворен, но фериботите вече не са нужни, което още ще се види.",
    ),
    (
        "sr",
        "Мост преко луке поново је отворен у петак, након две недеље у којима је био затворен, а трајекти више не возе јер није потребно, као што ће бити.",
    ),
    (
        "mk",
        "Мостот преку пристаништето беше повторно отворен во петок, откако две недели не работеше, но траектите не се потребни и тоа ќе биде до крајот на денот.",
    ),
    (
        "be",
        "Мост праз гавань у пятніцу зноў адкрылі, пасля таго як ён два тыдні быў зачынены, але паромы ўжо не патрэбныя, і гэта ўсё, што было.",
    ),
    (
        "el",
        "Η γέφυρα πάνω από το λιμάνι άνοιξε ξανά την Παρασκευή, μετά από δύο εβδομάδες που ήταν κλειστή εξαιτίας της καταιγίδας.",
    ),
    (
        "he",
        "הגשר מעל הנמל נפתח שוב ביום שישי, אחרי שבועיים שבהם היה סגור בגלל הסערה, והמעבורות לא יפליגו עוד.",
    ),
    (
        "ar",
        "أعيد فتح الجسر فوق الميناء يوم الجمعة بعد أسبوعين من إغلاقه بسبب العاصفة التي ضربت المدينة، ولا حاجة إلى العبارات حتى الآن.",
    ),
    (
        "fa",
        "پل روی بندر روز جمعه پس از دو هفته که به دلیل توفان بسته بود دوباره باز شد و کشتی‌ها دیگر برای این کار نیاز نیستند، اما این را باید دید.",
    ),
    (
        "ur",
        "بندرگاہ کا پل طوفان کی وجہ سے دو ہفتے بند رہنے کے بعد جمعہ کو پھر کھول دیا گیا ہے اور کشتیوں کی ضرورت نہیں رہی، یہ بھی کہا گیا۔",
    ),
    (
        "hi",
        "बंदरगाह का पुल तूफान के कारण दो हफ्ते बंद रहने के बाद शुक्रवार को फिर से खोल दिया गया और नावों की अब जरूरत नहीं है।",
    ),
    (
        "mr",
        "बंदरावरचा पूल दोन आठवडे बंद होता आणि तो शुक्रवारी पुन्हा सुरू झाला, मात्र बोटी आता नाहीत, असे त्यांनी म्हणून सर्व लोक खूश आहेत.",
    ),
    (
        "ne",
        "बन्दरगाहको पुल दुई हप्ता बन्द भएको थियो र शुक्रबार फेरि खुलेको छ, अनि डुङ्गा चल्ने छैन भने उनले बताए, यो पनि राम्रो भयो।",
    ),
    (
        "bn",
        "ঝড়ের কারণে দুই সপ্তাহ বন্ধ থাকার পর শুক্রবার বন্দরের সেতুটি আবার খুলে দেওয়া হয়েছে এবং নৌকার আর দরকার নেই।",
    ),
    (
        "ta",
        "புயலால் இரண்டு வாரங்கள் மூடப்பட்டிருந்த துறைமுகப் பாலம் வெள்ளிக்கிழமை மீண்டும் திறக்கப்பட்டது என்று அதிகாரி ஒருவர் கூறினார்.",
    ),
    (
        "ko",
        "폭풍 때문에 두 주 동안 닫혀 있던 항구의 다리가 금요일에 다시 열렸으며 배는 더 이상 다니지 않는다고 시가 이날 밝혔다.",
    ),
    ("th", "สะพานข้ามท่าเรือเปิดใช้อีกครั้งในวันศุกร์หลังจากปิดไปสองสัปดาห์เพราะพายุและเรือข้ามฟากจะไม่ต้องวิ่งอีกต่อไป"),
    ("my", "မုန်တိုင်းကြောင့် နှစ်ပတ်ပိတ်ထားခဲ့သော ဆိပ်ကမ်းတံတားကို သောကြာနေ့တွင် ပြန်လည်ဖွင့်လှစ်ခဲ့သည်ဟု မြို့တော်က ပြောကြားခဲ့သည်။"),
    (
        "km",
        "ស្ពានឆ្លងកំពង់ផែត្រូវបានបើកឡើងវិញនៅថ្ងៃសុក្រ បន្ទាប់ពីបានបិទអស់រយៈពេលពីរសប្តាហ៍ដោយសារខ្យល់ព្យុះ ហើយសាឡាងនឹងមិនដំណើរការទៀតទេ។",
    ),
    ("lo", "ຂົວຂ້າມທ່າເຮືອໄດ້ເປີດໃຊ້ອີກຄັ້ງໃນວັນສຸກ ຫຼັງຈາກປິດໄປສອງອາທິດຍ້ອນລົມພາຍຸ ແລະເຮືອຂ້າມຟາກຈະບໍ່ແລ່ນອີກຕໍ່ໄປ"),
    (
        "ja",
        "嵐のために二週間閉まっていた港の橋が金曜日に再び開通し、渡し船はもう運航しないと市の道路課が発表した。",
    ),
    (
        "zh",
        "因风暴关闭了两个星期的港口大桥星期五重新开放，市道路局说渡轮将不再运行，居民对此表示欢迎。",
    ),
    (
        "ka",
        "ნავსადგურის ხიდი პარასკევს კვლავ გაიხსნა, მას შემდეგ რაც ქარიშხლის გამო ორი კვირა დაკეტილი იყო და ბორნები აღარ დადიან.",
    ),
    (
        "hy",
        "Նավահանգստի կամուրջը ուրբաթ օրը կրկին բացվեց, երկու շաբաթ փոթորկի պատճառով փակ լինելուց հետո, և լաստանավերը այլևս չեն աշխատում։",
    ),
];

#[test]
fn languages_of_news() {
    let wrong: Vec<_> = NEWS
        .iter()
        .map(|(code, text)| (*code, copydesk::parse(text.as_bytes()).unwrap().language()))
        .filter(|(code, told)| *told != Some(*code))
        .collect();
    assert_eq!(wrong, []);
    assert!(NEWS.len() >= 50);
}

#[test]
fn noise_is_in_no_language() {
    for text in [
        "xq zvt bnmp lkjh wqrt pfgh zzxc vbnm qwpo rtyu hjkl dfgh xcvb mnbv lkjp",
        "Brenn Lund Vask Okto Ferd Gard Holm Ivar Jarl Kolb Lomm Munk Norr Orre",
        "0x1f 0x2e 77 4421 a7f3 b2c9 d0d0 ffee 1337 9f86 d081 884c 7d65 9a2f eaa0",
        "\u{1f600} \u{1f601} \u{1f602} \u{1f603} \u{1f604} \u{1f605} \u{1f606} \u{1f607}",
        "Ferry back",
        "",
    ] {
        assert_eq!(copydesk::parse(text.as_bytes()).unwrap().language(), None, "{text}");
    }
}
