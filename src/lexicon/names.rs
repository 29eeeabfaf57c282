//! Words before, in and after the names of people and organizations, for linking.

use super::Words;

/// Words before a person's name that are no part of it.
pub(crate) static TITLES: Words<128> = Words::new(
    "dr mr mrs ms miss sir dame lady lord prof professor president senator sen rep gov governor \
     gen general col colonel lt maj major capt captain sgt rev pope king queen prince princess \
     sheikh minister secretary judge justice chancellor ayatollah imam admiral adm brigadier brig lieutenant \
     sergeant reverend mayor sheriff bishop archbishop cardinal rabbi ambassador commissioner detective inspector \
     superintendent councillor",
);

/// Words after a person's name that are no part of it.
pub(crate) static SUFFIXES: Words<16> = Words::new("jr sr ii iii iv");

/// Small words inside surnames.
pub(crate) static PARTICLES: Words<32> =
    Words::new("van von de der den bin ibn di da del dos du la le");

/// Legal forms of companies.
pub(crate) static COMPANIES: Words<32> =
    Words::new("inc corp corporation co ltd limited plc llc ag sa gmbh nv spa");

/// Last words of organizations that short forms leave out.
pub(crate) static GENERIC: Words<64> = Words::new(
    "front party group movement organization organisation agency network company airlines airways motors fc \
     news holdings bank",
);

/// Words that acronyms mostly leave out.
pub(crate) static SMALL: Words<32> = Words::new("of and for in on to & de du des");

/// Titles that only names of people follow.
pub(crate) static HONORIFICS: Words<32> =
    Words::new("mr mrs ms miss mx dr sir dame lady lord prof professor");

/// Small words between the hyphens of a town's name alone: "Newcastle-under-Lyme", "Port-au-Prince".
pub(crate) static IN_TOWNS: Words<32> =
    Words::new("upon under super sur sous en au aux lès lez les cum juxta ob");

/// Small words between the hyphens of names and of other words: "Stoke-on-Trent", "Made-in-China".
pub(crate) static IN_PLACES: Words<64> =
    Words::new("on in of by the le la de du des der dem den am an im und y e");

/// Jobs that stand between an organization and a person: "White House Press Secretary Ann Lund".
pub(crate) static JOBS: Words<64> = Words::new(
    "secretary officer spokesman spokeswoman spokesperson minister president adviser advisor envoy executive director \
     attaché attache correspondent editor chairman manager counsel",
);

/// First words of such jobs.
pub(crate) static JOB_STARTS: Words<32> = Words::new(
    "press chief deputy vice acting senior assistant prime special general managing executive",
);

/// Titles of men.
pub(crate) static MALE_TITLES: Words<64> = Words::new(
    "mr mister sir lord king prince duke baron count herr monsieur señor senor sr sig signor señores \
     fr brother pope sultan emperor",
);

/// Titles of women.
pub(crate) static FEMALE_TITLES: Words<64> = Words::new(
    "mrs ms miss dame lady queen princess duchess baroness countess frau fräulein madame mme mlle \
     señora señorita senora senorita signora signorina doña dona empress sheikha",
);

/// What a man is to somebody.
pub(crate) static MALE_KIN: Words<64> = Words::new(
    "husband brother father son uncle nephew grandfather grandson widower boyfriend stepfather stepson \
     stepbrother half-brother ex-husband dad fiancé father-in-law son-in-law brother-in-law",
);

/// What a woman is to somebody.
pub(crate) static FEMALE_KIN: Words<64> = Words::new(
    "wife sister mother daughter aunt niece grandmother granddaughter widow girlfriend stepmother \
     stepdaughter stepsister half-sister ex-wife mum mom fiancée actress mother-in-law daughter-in-law \
     sister-in-law",
);

/// Words after a surname of several people.
pub(crate) static FAMILY: Words<32> =
    Words::new("family families brothers sisters siblings twins couple clan dynasty household");

/// Nouns that say what an organization is and may stand for its name: "the Bank".
pub(crate) static KINDS: Words<128> = Words::new(
    "bank ministry department council commission committee university college court party union agency \
     board club company church institute museum school hospital foundation association federation \
     assembly parliament senate army academy authority bureau centre center trust society times post \
     journal tribune herald telegraph guardian gazette observer globe chronicle police",
);

/// Last words of clubs, which may stand for them: "Graben United".
pub(crate) static TEAMS: Words<32> = Words::new(
    "united city rovers rangers wanderers athletic albion hotspur county villa wednesday forest palace",
);

/// First words that many organizations share.
pub(crate) static SHARED: Words<512> = Words::new(
    "national royal federal american british european international united general first new central \
     great world global north south east west northern southern eastern western public state states \
     supreme high free social democratic republican islamic christian catholic royal imperial air bank \
     ministry department council commission committee university college court party union agency board \
     club company church institute museum school hospital foundation association federation office \
     secretary saint st san santa los las el la le de der die das real city county old young black white \
     red green blue people peoples workers women men children congress house house senate parliament \
     army navy police force forces french german italian spanish russian chinese japanese indian \
     canadian australian scottish english irish welsh iranian iraqi syrian turkish israeli palestinian \
     egyptian african asian arab latin us uk un eu u.s u.k u.n big human medical economic financial \
     science research defense defence security foreign home health education trade labour labor liberal \
     conservative open free media news press radio television tv international",
);

/// First words of places that short forms leave out with the "of" behind them.
pub(crate) static SETTLEMENTS: Words<16> = Words::new("city town village borough island isle");

/// First words of storms, whose names may stand alone.
pub(crate) static STORMS: Words<8> = Words::new("hurricane cyclone typhoon storm");

/// First words of clubs that short forms leave out.
pub(crate) static CLUBS: Words<64> =
    Words::new("fc ac afc as ca cf cd rc rb sc sk sv ss ssc tsv tsg vfb vfl");

/// Given names of men, of common knowledge, without accents.
pub(crate) const MEN: &str = "aaron abdul abdullah abel abraham abram achim adam adolf adrian ahmad ahmed aidan al alan albert alberto \
aldo alejandro aleksander aleksandr alessandro alex alexander alexandre alexei alexey alfonso alfred alfredo ali alistair allan allen \
alois alonso alvin amir anatoly anders andre andreas andreu andrei andrew andrey andy angelo angus anthony antoine anton antonio \
archibald archie ari armand armando arne arnold arthur arturo asif august augustus austin axel barack barney barry bart bartholomew \
bashar basil ben benedict benjamin benito bernard bernardo bernd bert bertram bill billy bjorn bob bobby boris brad bradley brandon brendan \
brent brett brian bruce bruno bryan burt byron caleb calvin cameron carl carlo carlos carsten cedric cesar chad charles charlie \
chester christian christoph christophe christopher chuck claude claudio clement cliff clifford clint clinton clive colin connor conor conrad craig curt curtis cyril \
dale damian damien damon dan daniel daniele danny darren darryl dave david dean denis dennis derek dermot desmond detlef diego \
dieter dietrich dirk dmitri dmitry dmytro dominic dominik donald doug douglas duncan dustin dwight dylan eamon earl ed eddie edgar \
eduardo edmund eduard edward edwin egon elias elijah elliot elliott elmer emanuel emil emile emilio emmanuel enrico enrique eric erich erik \
ernest ernesto ernst ethan eugene evan everett fabian federico felipe felix fernando filip floyd francesco francis francisco franco francois \
frank frankie franklin franz fred freddie frederic frederick frederik friedrich fritz fyodor gabriel gareth garry gary gavin gene geoff \
geoffrey georg george georges georgios gerald gerard gerhard gianni gideon gilbert giles giorgio giovanni giuseppe glen glenn gordon graeme graham grant greg gregor gregory guido guillaume gunther gus gustav guy hamid hamish hank hannes hans harold harris \
harry harvey hassan hector heinrich heinz helmut hendrik henri henrik henry herbert herman hermann herve homer horace horst howard hubert \
hugh hugo humphrey hussein iain ian ibrahim ignacio igor ilya imran ingo irving isaac isaiah ismail ivan ivar ivor jack jacob jacques jaime jake \
jakob jakub james jan jared jarvis jason javier jay jean jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesus jim jimmy joachim joao jochen joe joel \
joerg johan johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan jules julian julien julio julius jurgen justin \
kai kamal karel karim karl kaspar keith ken kenneth kent kevin khalid kieran kirk klaus knut konrad konstantin kurt kyle lachlan lance \
larry lars laurence laurent lawrence lee leo leon leonard leonardo leonid leopold leroy les lester lewis liam lionel lloyd lorenzo lothar louis luc luca lucas \
lucien ludwig luigi luis lukas luke luther magnus malcolm manfred manuel marc marcel marcello marco marcos marcus mario marius mark marko markus \
marshall martin marty marvin massimo mathias mathieu mats matt matteo matthew matthias maurice mauricio mauro max maxim maximilian maxwell mehmet melvin \
michael michel miguel mike mikhail miles milo milton mitch mitchell mitt mohamed mohammad mohammed moritz morris moses muhammad murray mustafa myron nathan nathaniel ned neil \
nelson neville niall nicholas nick nicolas niels nigel nikita niklas nikolai nikolas nikos nils noah noel norbert norman olaf ole oleg oliver olivier omar orlando oscar oskar \
osman oswald otto owen pablo paolo pascal pat patricio patrick paul paulo pavel pawel pedro per percy perry pete peter petr philip philipp philippe phillip pierre \
pieter piet piotr quentin rafael raimund rainer ralf ralph ramon randall randolph randy raoul raphael rashid raul ray raymond reginald reiner rene reuben rex \
ricardo riccardo richard rick ricky rob robbie robert roberto rod roderick rodney rodrigo roger roland rolf roman romeo ron ronald ronnie rory ross roy \
ruben rudolf rudy rufus rupert russell ryan salim salman salvador sam samir sammy samuel sandro saul scott sean sebastian sergei sergey sergio seth shane shaun sidney \
siegfried sigmund silvio simon sol spencer stan stanislav stanley stefan stefano steffen stephan stephen steve steven stewart stuart sven sylvester tariq ted \
terence terrence terry theo theodor theodore thomas thorsten tim timo timothy tobias toby todd tom tomas tommy tony torsten travis trevor tristan troy tyler \
ulf ulrich umberto uwe valentin vance vasily vernon victor viktor vincent vincenzo virgil vitaly vito vlad vladimir volker volodymyr wade wallace walt walter warren wayne wendell \
werner wesley wilbur wilfred wilhelm will willem william willie willy winston wolfgang woodrow xavier yannick yasser yuri yusuf yves zachary";

/// Given names of women, likewise.
pub(crate) const WOMEN: &str = "abby abigail ada adela adelaide adele adriana adrienne agatha agnes aisha alberta aleksandra alessandra alexandra alexandrina \
alexis alice alicia alina alison allison alma alyssa amalia amanda amber amelia amina amy ana anastasia andrea angela angelica angelina anita \
ann anna annabel anne anneliese annette annie antonia april ariana arlene ashley astrid audrey augusta aurora ava barbara beate beatrice beatrix becky \
belinda bernadette bernice bertha bess beth bethany betsy betty beverly bianca birgit blanche bonnie brenda bridget brigitte brittany camilla candace cara carla carlotta carmen \
carol carole carolin carolina caroline carolyn carrie cassandra catalina catarina caterina catherine cathy cecile cecilia celeste celia celine charlene \
charlotte chelsea cheryl chiara chloe chris christa christiane christina christine cindy claire clara clarissa claudia clementine colette colleen concepcion \
connie constance consuelo cora cordelia corinna corinne cornelia cristina crystal cynthia dagmar daisy dana daniela daniella danielle daphne darlene dawn debbie deborah \
debra deirdre delia delphine denise diana diane dolores dominique donna dora doreen doris dorothea dorothy edith edna eileen elaine eleanor elena eleonora \
elfriede elisa elisabeth elise eliza elizabeth ella ellen eloise elsa elsie elvira emilia emilie emily emma enid erica erika erin erna ernestine esmeralda estelle esther \
ethel eugenia eugenie eva eve evelyn fatima faye felicia felicity fernanda fiona flora florence frances francesca francine francoise franziska frederica frieda gabriela gabriele gabriella \
gabrielle gemma genevieve georgia georgina geraldine gerda gertrude gillian gina ginny gisela giovanna giulia gladys glenda gloria grace greta gretchen gudrun gwen gwendolyn hanna hannah \
harriet hazel heather hedwig heidi heike helen helena helene helga henrietta henriette hilary hilda hildegard hillary holly hope ida ilona ilse imelda imogen ines inga \
inge ingrid irena irene irina iris irma isabel isabella isabelle isla ivana ivanka ivy jacqueline jana jane janet janice janine jasmine jean jeanette jeanne jemima jenna jennifer jenny jessica jessie jill \
joan joanna joanne jocelyn johanna josefina josephine joy joyce juanita judith judy julia juliana julianne julie juliet juliette june justine jutta kamala karen karin karina karla karolina \
kate katarina katharina katharine katherine kathleen kathryn kathy katie katja katrin katrina kay kayla kelly kerstin khadija kim kimberly kirsten kirsty klara krista kristen kristin kristina kristine \
lara laura lauren laurie lea leah leila lena leona leonie leonora leslie letitia lidia lillian lilly lily linda lindsay lisa lise livia liz liza lois lola lora loretta lorraine lottie \
louisa louise lucia lucie lucille lucinda lucy luisa lydia lynn mabel madeleine madeline madison magda magdalena maggie maja malia mandy manuela mara marcela marcella marcia margaret \
margarita margaux margot margrit marguerite maria mariam mariana marianne marie marielle marilyn marina marion marisa marjorie marlene marta martha martina mary matilda maud maureen mavis maxine may \
megan meghan melania melanie melinda melissa mercedes meredith michaela michele michelle mildred milena minnie miranda miriam moira molly monica monika monique muriel myra myrtle nadia nadine nadja \
nancy naomi natalia natalie natasha nathalie nell nellie nicole nicoletta nina noelle noor nora noreen norma octavia odette olga olive olivia olympia ophelia paloma pam pamela \
patricia patsy patty paula paulette paulina pauline pearl peggy penelope penny petra philippa phoebe phyllis pia pilar polly portia priscilla prudence rachel ramona raquel rebecca \
regina renata renate renee rhoda rhonda rita roberta rosa rosalie rosalind rosamund rose rosemarie rosemary rosie rowena roxanne ruby ruth sabine sabrina sadie sally salma samantha sandra \
sara sarah saskia selena selma serena sharon sheila shelley sherri sherry shirley sibylle sigrid silvia simona simone siobhan sofia sonia sonja sophia sophie stacey stefania stefanie stella \
stephanie sue sunita susan susana susanna susanne susie suzanne svetlana sylvia sylvie tabitha tamara tammy tania tanya tara tatiana teresa tess tessa thea thelma theresa therese tiffany \
tilda tina tracey tracy trudy ulrike ursula ute valentina valeria valerie vanessa vera verena veronica veronika victoria viktoria viola violet virginia vivian viviana vivien vivienne wanda \
wendy wilhelmina wilma winifred xenia yasmin yolanda yvette yvonne zara zoe zoya";

/// Given names that are written or said in several ways, a set a row: short forms and spellings.
pub(crate) const NICKNAMES: &[&str] = &[
    "robert bob bobby rob robbie",
    "william bill billy will willie",
    "richard rick dick ricky",
    "james jim jimmy jamie",
    "john johnny jack",
    "joseph joe joey",
    "thomas tom tommy",
    "michael mike mick",
    "david dave",
    "daniel dan danny",
    "edward ed eddie ted teddy",
    "lawrence larry laurence",
    "charles charlie chuck",
    "anthony tony",
    "andrew andy drew",
    "benjamin ben",
    "samuel sam sammy",
    "stephen steve steven",
    "matthew matt",
    "christopher chris",
    "nicholas nick",
    "gregory greg",
    "jeffrey jeff geoffrey geoff",
    "kenneth ken kenny",
    "ronald ron ronnie",
    "donald don",
    "timothy tim",
    "gerald gerry jerry",
    "patrick pat paddy",
    "philip phil phillip",
    "leonard len lenny",
    "raymond ray",
    "frederick fred freddie",
    "henry harry hank",
    "peter pete",
    "theodore theo",
    "vincent vince",
    "walter walt",
    "margaret peggy maggie meg",
    "elizabeth liz beth betty bess lizzie elisabeth",
    "katherine kate katie kathy catherine kathryn cathy katharine",
    "rebecca becky",
    "deborah debbie debra",
    "barbara barb",
    "jennifer jenny jen",
    "patricia patty tricia",
    "susan sue susie",
    "judith judy",
    "pamela pam",
    "victoria vicky",
    "sarah sara",
    "hannah hanna",
    "theresa teresa",
    "mohammed muhammad mohamed mohammad mohamad muhammed",
    "ahmed ahmad",
    "dmitry dmitri dimitri",
    "sergei sergey",
    "alexei alexey aleksei aleksey",
    "alexander aleksandr alexandr aleksander",
    "nikolai nikolay",
    "yuri yury",
    "yelena elena",
    "yekaterina ekaterina",
    "yevgenia evgenia",
    "yegor egor",
];
