// Names that sites give well-known films and that no rule finds in another catalogue's title.
import { foldTitle } from './titles.ts';

/** One film under all of these names. */
export type NamedFilm = { imdbId: string; years: number[]; names: string[] };

/**
 * IMDb id, years as sites give them, and names. The ids, years and most names are those of MovieLens (links.csv and the titles in
 * movies.csv); the others are the titles that IMDb, TMDB and Letterboxd show for that id.
 */
const table = `
tt0055254 1961 101 Dalmatians | One Hundred and One Dalmatians
tt0087803 1984 1984 | Nineteen Eighty-Four
tt0322259 2003 2 Fast 2 Furious | The Fast and the Furious 2
tt0062622 1968 2001: A Space Odyssey | 2001
tt0056801 1963 8 1/2 | Fellini's 8½ | Otto e mezzo
tt0104361 1989,1990 A Grand Day Out with Wallace and Gromit | A Grand Day Out | Wallace & Gromit: A Grand Day Out | Wallace & Gromit in A Grand Day Out
tt1832382 2011 A Separation | Jodaeiye Nader az Simin | جدایی نادر از سیمین
tt0094625 1988 Akira | アキラ
tt0103644 1992 Alien³ | Alien 3
tt0185125 1999 All About My Mother | Todo sobre mi madre
tt0211915 2001 Amelie | Le Fabuleux destin d'Amélie Poulain
tt0328828 2003 American Wedding | American Pie 3 | American Pie: The Wedding
tt0245712 2000 Amores Perros | Love's a Bitch
tt0101329 1991 An American Tail: Fievel Goes West | Fievel Goes West
tt0357413 2004 Anchorman: The Legend of Ron Burgundy | Anchorman
tt0245574 2001 And Your Mother Too | Y tu mamá también
tt0295178 2002 Austin Powers in Goldmember | Goldmember | Austin Powers 3
tt4154756 2018 Avengers: Infinity War - Part I | Avengers: Infinity War | Infinity War | Avengers 3
tt4154796 2019 Avengers: Endgame | Avengers: Infinity War - Part II | Avengers 4
tt0370263 2004 AVP: Alien vs. Predator | Alien vs. Predator | AVP
tt0266308 2000 Battle Royale | Batoru rowaiaru | バトル・ロワイアル
tt0061395 1967 Beauty of the Day | Belle de jour
tt0040522 1948 Bicycle Thieves | The Bicycle Thief | Ladri di biciclette
tt2562232 2014 Birdman: Or (The Unexpected Virtue of Ignorance) | Birdman
tt7713068 2020 Birds of Prey | Birds of Prey (and the Fantabulous Emancipation of One Harley Quinn) | Harley Quinn: Birds of Prey
tt13143964 2020 Borat Subsequent Moviefilm | Borat 2
tt0443453 2006 Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan | Borat
tt0053472 1960 Breathless | À bout de souffle
tt0237534 2001 Brotherhood of the Wolf | Le Pacte des loups
tt0458339 2011 Captain America: The First Avenger | The First Avenger
tt0078446 1978 Cheech and Chong's Up in Smoke | Up in Smoke
tt0097958 1989 Christmas Vacation | National Lampoon's Christmas Vacation
tt0095765 1989,1988 Cinema Paradiso | Nuovo cinema Paradiso
tt0317248 2002 City of God | Cidade de Deus
tt0275277 2001 Cowboy Bebop: The Movie | Cowboy Bebop: Tengoku no Tobira | Cowboy Bebop: Knockin' on Heaven's Door
tt0190332 2000 Crouching Tiger, Hidden Dragon | Wo hu cang long | 卧虎藏龙 | 臥虎藏龍
tt0285492 2002 Cube 2: Hypercube | Cube²: Hypercube
tt0082096 1981 Das Boot | The Boat
tt0250258 2001 Das Experiment | The Experiment
tt0103873 1992 Dead Alive | Braindead
tt0046911 1955 Diabolique | Les diaboliques
tt0414852 2004 District 13 | Banlieue 13 | District B13
tt0364725 2004 Dodgeball: A True Underdog Story | Dodgeball
tt0363163 2004 Downfall | Der Untergang
tt0057012 1964 Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb | Dr. Strangelove
tt0103874 1992 Dracula | Bram Stoker's Dracula
tt0080179 1978 Drunken Master | Jui kuen | 醉拳
tt1160419 2021 Dune | Dune: Part One
tt0083866 1982 E.T. the Extra-Terrestrial | E.T. | ET
tt1631867 2014 Edge of Tomorrow | Live Die Repeat: Edge of Tomorrow | Live. Die. Repeat. | Edge of Tomorrow: Live. Die. Repeat.
tt0861739 2007 Elite Squad | Tropa de Elite
tt0116225 1996 Escape from L.A. | John Carpenter's Escape from L.A.
tt0089670 1985 European Vacation | National Lampoon's European Vacation
tt0092991 1987 Evil Dead II | Dead by Dawn | Evil Dead 2 | Evil Dead II: Dead by Dawn | Evil Dead 2: Dead by Dawn
tt5433138 2021 F9 | F9: The Fast Saga | Fast & Furious 9
tt0106332 1993 Farewell My Concubine | Ba wang bie ji | 霸王別姬
tt1013752 2009 Fast & Furious | The Fast and the Furious 4 | Fast and Furious 4
tt1596343 2011 Fast Five | The Fast and the Furious 5 | Fast & Furious 5
tt1905041 2013 Fast & Furious 6 | Furious 6 | The Fast and the Furious 6 | Furious Six
tt6806448 2019 Fast & Furious Presents: Hobbs & Shaw | Hobbs & Shaw
tt0083944 1982 First Blood | Rambo: First Blood | Rambo
tt0116704 1996 First Strike | Police Story 4: First Strike | Ging chaat goo si 4: Ji gaan daan yam mo | Jackie Chan's First Strike
tt2820852 2015 Furious 7 | Furious Seven | Fast & Furious 7 | The Fast and the Furious 7
tt0113568 1995 Ghost in the Shell | Kôkaku kidôtai | 攻殻機動隊
tt0087332 1984 Ghostbusters | Ghost Busters
tt1289401 2016 Ghostbusters | Ghostbusters: Answer the Call
tt11564570 2022 Glass Onion: A Knives Out Mystery | Glass Onion | Knives Out 2
tt0187078 2000 Gone in 60 Seconds | Gone in Sixty Seconds
tt0028950 1937 Grand Illusion | La grande illusion
tt0095327 1988 Grave of the Fireflies | Hotaru no haka | 火垂るの墓
tt0385002 2005 Green Street Hooligans | Hooligans | Green Street
tt3896198 2017 Guardians of the Galaxy 2 | Guardians of the Galaxy Vol. 2
tt0366551 2004 Harold and Kumar Go to White Castle | Harold & Kumar Get the Munchies
tt0241527 2001 Harry Potter and the Sorcerer's Stone | Harry Potter and the Philosopher's Stone
tt0926084 2010 Harry Potter and the Deathly Hallows: Part 1 | Harry Potter and the Deathly Hallows: Part I
tt0113247 1995 Hate | La Haine
tt0299977 2002 Hero | Ying xiong | 英雄
tt0107144 1993 Hot Shots! Part Deux | Hot Shots 2
tt0385004 2004 House of Flying Daggers | Shi mian mai fu | 十面埋伏
tt0170016 2000 How the Grinch Stole Christmas | The Grinch | Dr. Seuss' How the Grinch Stole Christmas
tt0347149 2004 Howl's Moving Castle | Hauru no ugoku shiro | ハウルの動く城
tt0438097 2006 Ice Age 2: The Meltdown | Ice Age: The Meltdown
tt0044741 1952 Ikiru | 生きる | To Live
tt0118694 2000 In the Mood For Love | Fa yeung nin wa | 花樣年華
tt0116629 1996 Independence Day | ID4
tt0338564 2002 Infernal Affairs | Mou gaan dou | 無間道
tt0110148 1994 Interview with the Vampire: The Vampire Chronicles | Interview with the Vampire
tt1220719 2008 Ip Man | Yip Man | 葉問
tt1396484 2017 It | It: Chapter One
tt0097814 1989 Kiki's Delivery Service | Majo no takkyûbin | 魔女の宅急便
tt2802144 2015,2014 Kingsman: The Secret Service | Kingsman
tt0373074 2004 Kung Fu Hustle | Gong fu | 功夫
tt0100263 1990 La Femme Nikita | Nikita
tt0053779 1960 La Dolce Vita | The Sweet Life
tt0092067 1986 Laputa: Castle in the Sky | Tenkû no shiro Rapyuta | Castle in the Sky | 天空の城ラピュタ
tt0146316 2001 Lara Croft: Tomb Raider | Tomb Raider
tt0325703 2003 Lara Croft Tomb Raider: The Cradle of Life | Tomb Raider: The Cradle of Life | Tomb Raider 2
tt1327773 2013 Lee Daniels' The Butler | The Butler
tt0110413 1994 Léon: The Professional | The Professional | Léon
tt1139797 2008 Let the Right One In | Låt den rätte komma in
tt0118799 1997 Life Is Beautiful | La Vita è bella
tt0337978 2007 Live Free or Die Hard | Die Hard 4.0 | Die Hard 4
tt0107659 1993 Loaded Weapon 1 | National Lampoon's Loaded Weapon 1
tt0425210 2006 Lucky Number Slevin | Lucky # Slevin
tt0022100 1931 M | M - Eine Stadt sucht einen Mörder
tt0066026 1970 M*A*S*H | MASH
tt1392190 2015 Mad Max: Fury Road | Fury Road
tt0479952 2008 Madagascar: Escape 2 Africa | Madagascar 2
tt0109836 1994 Mary Shelley's Frankenstein | Frankenstein
tt0311113 2003 Master and Commander: The Far Side of the World | Master and Commander
tt0353969 2003 Memories of Murder | Salinui chueok | 살인의 추억
tt0119654 1997 Men in Black | MIB
tt0120912 2002 Men in Black II | MIIB | MIB 2 | Men in Black 2
tt1409024 2012 Men in Black III | M.III.B. | M.I.B.³ | Men in Black 3
tt4912910 2018 Mission: Impossible - Fallout | Mission: Impossible 6
tt9603212 2023 Mission: Impossible - Dead Reckoning Part One | Mission: Impossible - Dead Reckoning
tt3521164 2016 Moana | Vaiana
tt0096283 1988 My Neighbor Totoro | Tonari no Totoro | となりのトトロ | My Neighbour Totoro
tt0119590 1997 My Life in Pink | Ma vie en rose
tt0089606 1985 My Life as a Dog | Mitt liv som hund
tt0117128 1996 Mystery Science Theater 3000: The Movie | Mystery Science Theater 3000
tt0110622 1994 Naked Gun 33 1/3: The Final Insult | Naked Gun 33⅓
tt0087544 1984 Nausicaä of the Valley of the Wind | Kaze no tani no Naushika | 風の谷のナウシカ
tt0013442 1922 Nosferatu | Nosferatu, eine Symphonie des Grauens | Nosferatu: A Symphony of Horror
tt0054135 1960 Ocean's Eleven | Ocean's 11
tt5164214 2018 Ocean's 8 | Ocean's Eight | Oceans 8
tt0364569 2003 Old Boy | Oldboy | 올드보이
tt0064116 1968 Once Upon a Time in the West | C'era una volta il West
tt0368909 2003 Ong-Bak: The Thai Warrior | Ong Bak | Ong-Bak: Muay Thai Warrior
tt0125659 1997 Open Your Eyes | Abre los ojos
tt0457430 2006 Pan's Labyrinth | El Laberinto del fauno
tt6751668 2019 Parasite | 기생충 | Gisaengchung
tt0401711 2006 Paris, I Love You | Paris, je t'aime
tt0814255 2010 Percy Jackson & the Olympians: The Lightning Thief | Percy Jackson and the Lightning Thief
tt0396171 2006 Perfume: The Story of a Murderer | Perfume
tt0876563 2008 Ponyo | Gake no ue no Ponyo | Ponyo on the Cliff by the Sea | 崖の上のポニョ
tt0104652 1992 Porco Rosso | Crimson Pig | Kurenai no buta | 紅の豚
tt0929632 2009 Precious | Precious: Based on the Novel "Push" by Sapphire
tt0119698 1997 Princess Mononoke | Mononoke-hime | もののけ姫
tt0082971 1981 Raiders of the Lost Ark | Indiana Jones and the Raiders of the Lost Ark
tt0095956 1988 Rambo III | Rambo 3
tt0462499 2008 Rambo | Rambo 4 | Rambo IV | John Rambo
tt0089880 1985 Rambo: First Blood Part II | Rambo 2 | Rambo II | First Blood Part II
tt0042876 1950 Rashomon | 羅生門
tt0110907 1994 Ready to Wear | Pret-A-Porter
tt0178868 1998 Ringu | Ring | リング
tt3748528 2016 Rogue One: A Star Wars Story | Rogue One
tt0113326 1995 Rumble in the Bronx | Hont faan kui | 紅番區
tt0130827 1998 Run Lola Run | Lola rennt
tt0239948 2001 Saving Silverman | Evil Woman
tt0114369 1995 Seven | Se7en
tt0047478 1954 Seven Samurai | Shichinin no samurai | 七人の侍
tt2872750 2015 Shaun the Sheep Movie | Shaun the Sheep: The Movie
tt0150662 1998 Show Me Love | Fucking Åmål
tt0413267 2007 Shrek the Third | Shrek 3
tt0892791 2010 Shrek Forever After | Shrek: The Final Chapter | Shrek 4
tt0069293 1972 Solaris | Solyaris | Солярис
tt0158983 1999 South Park: Bigger, Longer and Uncut | South Park - The Movie
tt4633694 2018 Spider-Man: Into the Spider-Verse | Into the Spider-Verse
tt0245429 2001 Spirited Away | Sen to Chihiro no kamikakushi | 千と千尋の神隠し
tt0374546 2003 Spring, Summer, Fall, Winter... and Spring | Bom yeoreum gaeul gyeoul geurigo bom | Spring, Summer, Autumn, Winter... and Spring
tt0076759 1977 Star Wars: Episode IV - A New Hope | Star Wars
tt0080684 1980 Star Wars: Episode V - The Empire Strikes Back | The Empire Strikes Back
tt0086190 1983 Star Wars: Episode VI - Return of the Jedi | Return of the Jedi
tt2488496 2015 Star Wars: Episode VII - The Force Awakens | The Force Awakens
tt2527336 2017 Star Wars: The Last Jedi | The Last Jedi | Star Wars: Episode VIII - The Last Jedi
tt2527338 2019 Star Wars: The Rise of Skywalker | Star Wars: Episode IX - The Rise of Skywalker | The Rise of Skywalker
tt0043014 1950 Sunset Blvd. | Sunset Boulevard
tt0104558 1992 Supercop | Police Story 3: Supercop | Jing cha gu shi III: Chao ji jing cha | Police Story 3: Super Cop
tt0119256 1996 Sydney | Hard Eight
tt0287467 2002 Talk to Her | Hable con Ella
tt0372588 2004 Team America: World Police | Team America
tt0060196 1966 The Good, the Bad and the Ugly | Il Buono, il brutto, il cattivo
tt0119567 1997 The Lost World: Jurassic Park | Jurassic Park 2
tt0363771 2005 The Chronicles of Narnia: The Lion, the Witch and the Wardrobe | The Lion, the Witch and the Wardrobe
tt0095705 1988 The Naked Gun: From the Files of Police Squad! | The Naked Gun
tt0120902 1998 The X-Files: Fight the Future | The X Files | The X-Files Movie
tt0082694 1981,1982 The Road Warrior | Mad Max 2 | Mad Max 2: The Road Warrior
tt0112682 1995 The City of Lost Children | La Cité des enfants perdus
tt0110877 1994 The Postman | Il Postino | Il Postino: The Postman
tt0405094 2006 The Lives of Others | Das leben der Anderen
tt0286244 2003 The Triplets of Belleville | Les triplettes de Belleville | Belleville Rendez-vous
tt0086856 1984 The Adventures of Buckaroo Banzai Across the 8th Dimension | Buckaroo Banzai
tt0463985 2006 The Fast and the Furious: Tokyo Drift | The Fast and the Furious 3 | Tokyo Drift
tt0050976 1957 The Seventh Seal | Det Sjunde inseglet
tt0111512 1994 The Legend of Drunken Master | Jui kuen II | Drunken Master II
tt0115986 1996 The Crow: City of Angels | The Crow 2
tt0317910 2003 The Fog of War: Eleven Lessons from the Life of Robert S. McNamara | The Fog of War
tt0848228 2012 The Avengers | Marvel's The Avengers | Avengers Assemble | Marvel Avengers Assemble
tt0154420 1998 The Celebration | Festen
tt0363226 2003 The Blind Swordsman: Zatoichi | Zatôichi
tt0053198 1959 The 400 Blows | Les quatre cents coups
tt0354899 2006 The Science of Sleep | La science des rêves
tt0151137 1999 The Messenger: The Story of Joan of Arc | The Messenger
tt0097202 1989 The Killer | Die xue shuang xiong | 喋血雙雄
tt0372824 2004 The Chorus | Les Choristes
tt0095250 1988 The Big Blue | Le Grand bleu
tt2106476 2012 The Hunt | Jagten
tt0256009 2001 The Devil's Backbone | El Espinazo del diablo
tt1899353 2011,2012 The Raid: Redemption | The Raid | Serbuan maut
tt0369702 2004 The Sea Inside | Mar adentro
tt0464141 2007 The Orphanage | El Orfanato
tt1132620 2009 The Girl with the Dragon Tattoo | Män som hatar kvinnor
tt0468492 2006 The Host | Gwoemul | 괴물
tt1305806 2009 The Secret in Their Eyes | El secreto de sus ojos
tt0072271 1974 The Texas Chainsaw Massacre | The Texas Chain Saw Massacre
tt0107688 1993 The Nightmare Before Christmas | Tim Burton's The Nightmare Before Christmas
tt0385752 2007 The Golden Compass | His Dark Materials: The Golden Compass
tt0046268 1953 The Wages of Fear | Le Salaire de la peur
tt0031885 1939 The Rules of the Game | La règle du jeu
tt0019254 1928 The Passion of Joan of Arc | La Passion de Jeanne d'Arc
tt4630562 2017 The Fate of the Furious | Fast & Furious 8 | F8
tt1131729 2009 The Boat That Rocked | Pirate Radio
tt1430626 2012 The Pirates! Band of Misfits | The Pirates! In an Adventure with Scientists!
tt1324999 2011 The Twilight Saga: Breaking Dawn - Part 1 | Breaking Dawn - Part 1
tt1673434 2012 The Twilight Saga: Breaking Dawn - Part 2 | Breaking Dawn - Part 2
tt0245674 2001 Thirteen Ghosts | Thir13en Ghosts
tt0108394 1993 Three Colors: Blue | Trois couleurs: Bleu
tt0111507 1994,1993 Three Colors: White | Trzy kolory: Bialy | Trois couleurs : Blanc | Three Colours: White
tt0111495 1994 Three Colors: Red | Trois couleurs: Rouge
tt0073802 1975 Three Days of the Condor | 3 Days of the Condor
tt0046438 1953 Tokyo Story | Tôkyô monogatari | 東京物語
tt5700672 2016 Train to Busan | Busanhaeng | 부산행
tt0114746 1995 Twelve Monkeys | 12 Monkeys
tt0342258 2005 Unleashed | Danny the Dog
tt2250912 2017 Untitled Spider-Man Reboot | Spider-Man: Homecoming
tt0120877 1998 Vampires | John Carpenter's Vampires
tt0120434 1997 Vegas Vacation | National Lampoon's Las Vegas Vacation
tt0108598 1993 Wallace & Gromit: The Wrong Trousers | The Wrong Trousers | Wallace & Gromit in The Wrong Trousers
tt0112691 1995 Wallace & Gromit: A Close Shave | A Close Shave | Wallace & Gromit in A Close Shave
tt0312004 2005 Wallace & Gromit in The Curse of the Were-Rabbit | Wallace & Gromit: The Curse of the Were-Rabbit | The Curse of the Were-Rabbit
tt0111686 1994 Wes Craven's New Nightmare | A Nightmare on Elm Street Part 7: Freddy's Finale | New Nightmare
tt3011894 2014 Wild Tales | Relatos salvajes
tt0117509 1996 William Shakespeare's Romeo + Juliet | Romeo + Juliet
tt0301727 2001 Winged Migration | Le Peuple migrateur
tt0093191 1987 Wings of Desire | Der Himmel über Berlin
tt0095675 1988 Women on the Verge of a Nervous Breakdown | Mujeres al borde de un ataque de nervios
tt0290334 2003 X2: X-Men United | X2 | X-Men 2 | X-Men United
tt0055630 1961 Yojimbo | 用心棒
tt5311514 2016 Your Name. | Kimi no na wa. | 君の名は。
tt2948356 2016 Zootopia | Zootropolis
`;

let byName: Map<string, NamedFilm[]> | null = null;

/** The films that are known by that name and came out in that year, by any site. */
export function filmsNamed(name: string, year: number): NamedFilm[] {
  byName ??= readTable();
  return (byName.get(foldTitle(name)) ?? []).filter(({ years }) => years.includes(year));
}

function readTable(): Map<string, NamedFilm[]> {
  const films = new Map<string, NamedFilm[]>();
  for (const line of table.trim().split('\n')) {
    const [imdbId = '', years = '', ...words] = line.split(' ');
    const names = words.join(' ').split(' | ');
    const film = { imdbId, years: years.split(',').map(Number), names };
    for (const name of new Set(names.map(foldTitle))) films.set(name, [...(films.get(name) ?? []), film]);
  }
  return films;
}
