// The part of the table of synonyms that says what movies are about.
import type { Concept } from './concept.ts';

export const subjects: readonly Concept[] = [
  {
    words:
      'space, outer space, spaceship, spacecraft, astronaut, weltraum, weltall, raumschiff, raumfahrt, kosmos, galaxy, galaxis',
    tags: 'space, space travel, space opera, nasa, space station, spaceship, space craft, outer space, astronaut, astronauts, setting:space/space ship',
    near: 'aliens, moon, mars, star trek, star wars, space adventure, space epic',
    genres: { 'Sci-Fi': 0.3 },
    text: 'space, spaceship, astronaut, solaris, star trek',
  },
  {
    words: 'alien, extraterrestrial, außerirdisch, ufo',
    tags: 'aliens, alien, extraterrestrial, ufo, alien invasion',
    near: 'space',
    genres: { 'Sci-Fi': 0.2 },
    text: 'alien, extraterrestrial',
  },
  {
    words: 'time travel, time machine, time loop, zeitreise, zeitmaschine, zeitschleife',
    tags: 'time travel, time loop, time machine',
    near: 'alternate reality',
    text: 'time machine, time travel',
  },
  {
    words: 'robot, android, artificial intelligence, ai, roboter, ki, künstliche intelligenz',
    tags: 'robots, robot, artificial intelligence, androids, robots and androids, cyborgs, ai',
    near: 'computer, future, cyberpunk',
    text: 'robot, android, cyborg',
  },
  {
    words: 'dystopia, dystopian, dystopie, dystopisch',
    tags: 'dystopia, dystopic future, dystopian',
    near: 'future, post-apocalyptic, totalitarianism',
  },
  {
    words: 'future, futuristic, zukunft, futuristisch',
    tags: 'future, futuristic',
    near: 'dystopia, cyberpunk, robots',
    genres: { 'Sci-Fi': 0.3 },
  },
  {
    words:
      'post apocalyptic, apocalypse, end of the world, apokalypse, apokalyptisch, endzeit, weltuntergang',
    tags: 'post-apocalyptic, post apocalyptic, apocalypse, end of the world',
    near: 'dystopia, survival, zombies, nuclear war',
  },
  { words: 'cyberpunk', tags: 'cyberpunk', near: 'dystopia, virtual reality, hackers' },
  {
    words: 'superhero, comic, comic book, superheld, superhelden, comicverfilmung',
    tags: 'superhero, comic book, marvel, dc comics, super-hero, superheroes',
    near: 'batman, based on a comic',
    text: 'batman, superman, spider man, x men, avengers',
  },
  {
    words: 'zombie, undead, untot',
    tags: 'zombies, zombie',
    text: 'zombie*, living dead, of the dead, evil dead',
  },
  { words: 'vampire, vampir', tags: 'vampires, vampire', text: 'vampire*, dracula' },
  {
    words: 'ghost, haunted, haunted house, geist, gespenst, spuk, geister',
    tags: 'ghosts, ghost, haunted house, ghosts/afterlife, supernatural',
    text: 'ghost, haunting, haunted, poltergeist',
  },
  {
    words: 'witch, magic, wizard, hexe, magie, zauber, zauberer, zauberei',
    tags: 'magic, wizards, witches, witch, wizard',
    near: 'fantasy world',
    text: 'witch, wizard, magic',
  },
  {
    words: 'monster, creature, ungeheuer',
    tags: 'monster, monsters, creature feature',
    near: 'godzilla, dinosaurs',
    text: 'monster, godzilla, king kong',
  },
  { words: 'dinosaur, dinosaurier, dino', tags: 'dinosaurs, dinosaur', text: 'dinosaur*, jurassic' },
  { words: 'dragon, drache, drachen', tags: 'dragons, dragon', text: 'dragon' },
  { words: 'pirate, pirat, seeräuber', tags: 'pirates, pirate, swashbuckler', text: 'pirate' },
  {
    words: 'samurai, ninja',
    tags: 'samurai, ninjas, ninja',
    near: 'akira kurosawa, sword fight',
    text: 'samurai, ninja',
  },
  {
    words: 'martial arts, kung fu, karate, kampfkunst, kampfsport',
    tags: 'martial arts, kung fu, karate',
    near: 'fight scenes, bruce lee, jackie chan',
    text: 'kung fu, karate',
  },
  {
    words: 'heist, robbery, bank robbery, raub, überfall, bankraub, coup, raubüberfall, einbruch',
    tags: 'heist, robbery, bank robbery, caper',
    near: 'con artists, small time criminals',
    text: 'heist, bank job, robbery',
  },
  {
    words: 'mafia, gangster, mob, organized crime, gang',
    tags: 'mafia, gangsters, gangster, organized crime, mob',
    near: 'hit men, crime',
    text: 'gangster, godfather, mafia',
  },
  {
    words: 'serial killer, serienmörder, serienkiller',
    tags: 'serial killer',
    near: 'murder, psychopaths, slasher',
  },
  {
    words: 'murder, murderer, mord, mörder',
    tags: 'murder, murder mystery',
    near: 'serial killer, crime',
    text: 'murder',
  },
  {
    words: 'detective, police, cop, detektiv, polizei, polizist, kommissar',
    tags: 'detective, police, private detective, cops',
    near: 'police investigation, murder, mystery',
    text: 'detective, police, cop',
  },
  {
    words: 'hitman, assassin, killer, auftragskiller, attentäter',
    tags: 'hit men, hitman, assassin, assassination, hit man',
  },
  {
    words: 'spy, espionage, secret agent, spion, agent, agenten, spionage',
    tags: 'spying, espionage, spy, spies, secret agent, james bond',
    near: 'cold war, conspiracy',
    text: 'spy, agent',
  },
  {
    words: 'prison, jail, gefängnis, knast',
    tags: 'prison, prison escape, jail',
    near: 'death penalty',
    text: 'prison, alcatraz',
  },
  {
    words: 'court, courtroom, trial, lawyer, gericht, anwalt, prozess, justiz',
    tags: 'court, courtroom drama, lawyers, courtroom, trial, lawyer',
    near: 'john grisham, death penalty',
  },
  { words: 'revenge, vengeance, rache', tags: 'revenge, vengeance' },
  {
    words: 'conspiracy, paranoia, verschwörung',
    tags: 'conspiracy, conspiracy theory, paranoia, paranoid',
    near: 'politics, assassination',
  },
  {
    words: 'politics, political, president, politik, politisch, präsident, polit',
    tags: 'politics, president, political',
    near: 'corruption, social commentary',
  },
  {
    words: 'journalism, journalist, newspaper, journalismus, zeitung, reporter',
    tags: 'journalism, journalist, newspaper, reporter',
  },
  {
    words: 'world war ii, world war 2, second world war, ww2, wwii, zweiter weltkrieg, weltkrieg, nazi',
    tags: 'world war ii, wwii, nazis, holocaust, nazi',
    genres: { War: 0.35 },
  },
  { words: 'vietnam, vietnam war, vietnamkrieg', tags: 'vietnam, vietnam war', near: 'military' },
  {
    words: 'military, soldier, army, soldat, militär, armee',
    tags: 'military, soldiers, army',
    genres: { War: 0.4 },
  },
  { words: 'holocaust', tags: 'holocaust', near: 'nazis, judaism' },
  {
    words: 'history, historical, period piece, historisch, kostüm',
    tags: 'history, historical, period piece, costume drama',
    near: 'biography, true story, royalty',
  },
  {
    words:
      'true story, based on a true story, biography, biopic, biographical, wahre geschichte, wahren geschichte, wahren begebenheit, biografie, biographie',
    tags: 'true story, based on a true story, biopic, biography, biographical',
  },
  {
    words: 'based on a book, book, novel, buch, roman, buchverfilmung, literaturverfilmung',
    tags: 'based on a book, adapted from:book, based on book, books',
  },
  {
    words: 'sport, football, baseball, basketball, fußball',
    tags: 'sports, football, baseball, basketball, soccer, golf, hockey',
  },
  { words: 'boxing, boxer, boxen', tags: 'boxing, boxer', text: 'rocky, boxer' },
  {
    words: 'music, musician, band, concert, musik, musiker, rock, konzert',
    tags: 'music, musicians, rock and roll, soundtrack',
    near: 'great soundtrack, good soundtrack, dance',
  },
  {
    words: 'dance, dancing, ballet, tanz, ballett, tanzen',
    tags: 'dance, dancing, ballet',
    text: 'dance, dancing',
  },
  { words: 'food, cooking, chef, restaurant, essen, kochen, koch', tags: 'food, cooking, restaurant' },
  {
    words:
      'school, high school, teenager, teen, coming of age, adolescence, schule, jugend, erwachsenwerden, jugendlich',
    tags: 'high school, coming of age, adolescence, teen, teen movie, school, teenager',
  },
  { words: 'college, university, universität, uni', tags: 'college, university' },
  {
    words: 'friendship, friends, buddy, freundschaft, freunde, kumpel',
    tags: 'friendship, buddy movie, bromance, buddies',
  },
  { words: 'wedding, marriage, hochzeit, ehe', tags: 'wedding, marriage, weddings' },
  { words: 'divorce, scheidung', tags: 'divorce' },
  {
    words: 'christmas, xmas, weihnachten, weihnachts, weihnacht',
    tags: 'christmas, santa claus',
    text: 'christmas, santa',
  },
  { words: 'halloween', tags: 'halloween', text: 'halloween' },
  {
    words: 'anime, manga, japanese animation',
    tags: 'anime, studio ghibli, hayao miyazaki, miyazaki',
    genres: { Animation: 0.1 },
  },
  { words: 'disney', tags: 'disney, disney animated feature' },
  { words: 'pixar', tags: 'pixar' },
  { words: 'ghibli, miyazaki', tags: 'studio ghibli, hayao miyazaki, miyazaki, ghibli' },
  {
    words: 'animal, tier',
    tags: 'animal movie, animals, talking animals',
    near: 'dogs, horses, birds, cats',
  },
  { words: 'dog, hund', tags: 'dogs, dog', text: 'dog' },
  { words: 'cat, katze', tags: 'cats, cat', text: 'cat' },
  { words: 'horse, pferd', tags: 'horses, horse', text: 'horse' },
  {
    words: 'shark, ocean, sea, submarine, hai, meer, ozean, u boot',
    tags: 'shark, sharks, ocean, submarine, sea',
    text: 'shark, jaws, ocean, submarine, sea',
  },
  { words: 'nature, wilderness, natur, wildnis', tags: 'nature, wilderness, survival' },
  { words: 'survival, überleben, überlebenskampf', tags: 'survival, man vs. nature, stranded' },
  { words: 'road trip, road movie, roadtrip, roadmovie, reise', tags: 'road trip, road movie, travel' },
  {
    words: 'disaster, catastrophe, katastrophe, katastrophen',
    tags: 'disaster, natural disaster',
    near: 'apocalypse, end of the world',
  },
  {
    words:
      'psychological, psychology, mental illness, madness, insanity, psychologisch, psychologie, wahnsinn, psycho',
    tags: 'psychological, psychology, mental illness, insanity, schizophrenia, psychological thriller',
    near: 'mindfuck, paranoia',
  },
  {
    words: 'religion, religious, church, god, religiös, kirche, gott, glaube',
    tags: 'religion, bible, priest, christianity, jesus, god',
  },
  {
    words: 'drug, addiction, drogen, droge, sucht',
    tags: 'drugs, drug abuse, addiction, heroin, drug addiction, drug overdose',
  },
  { words: 'racism, racist, rassismus', tags: 'racism, race, civil rights, slavery' },
  {
    words: 'gay, lesbian, lgbt, queer, schwul, lesbisch',
    tags: 'gay, lesbian, queer, homosexuality, lgbt, gay character',
  },
  { words: 'sex, erotic, erotik, erotisch', tags: 'sexuality, sex, erotic, nudity (topless), erotica' },
  {
    words: 'strong woman, strong women, feminist, heroine, heldin, feministisch, starke frau, starken frau',
    tags: 'girl power, feminist, strong female lead, strong female, heroine in tight suit, feminism',
  },
  { words: 'gambling, casino, poker, glücksspiel', tags: 'gambling, poker, casino', text: 'casino, poker' },
  {
    words: 'business, wall street, money, finance, wirtschaft, geld, börse',
    tags: 'business, wall street, financial crisis, money, corporations',
  },
  { words: 'shakespeare', tags: 'shakespeare, shakespeare sort of' },
  { words: 'stephen king', tags: 'stephen king, adapted from:stephen king' },
  {
    words: 'french, france, paris, französisch, frankreich',
    tags: 'france, french, paris, french film',
    origins: 'fr, FR',
  },
  { words: 'japanese, japan, tokyo, japanisch', tags: 'japan, japanese, tokyo', origins: 'ja, JP' },
  {
    words: 'italian, italy, rome, italienisch, italien, rom',
    tags: 'italy, italian, rome',
    origins: 'it, IT',
  },
  {
    words: 'british, england, english, london, britisch, englisch',
    tags: 'england, british, london, british comedy',
    origins: 'GB',
  },
  {
    words: 'german, germany, berlin, deutsch, deutschland',
    tags: 'germany, german, berlin',
    origins: 'de, DE',
  },
  {
    words: 'new york, nyc, manhattan',
    tags: 'new york, new york city, manhattan',
    text: 'new york, manhattan',
  },
  { words: 'africa, african, afrika, afrikanisch', tags: 'africa, african' },
  {
    words: 'india, indian, bollywood, indien, indisch',
    tags: 'india, bollywood, indian',
    origins: 'hi, ta, te, IN',
  },
  {
    words: 'spanish, spain, madrid, spanisch, spanien',
    tags: 'spain, spanish, madrid',
    origins: 'es, ES',
  },
  { words: 'korean, korea, südkorea, koreanisch', tags: 'korea, korean, south korea', origins: 'ko, KR' },
  {
    words: 'chinese, china, hong kong, chinesisch',
    tags: 'china, chinese, hong kong',
    origins: 'zh, cn, CN, HK',
  },
  {
    words: 'russian, russia, soviet, moscow, russisch, russland',
    tags: 'russia, russian',
    origins: 'ru, RU, SU',
  },
  {
    words: 'swedish, sweden, schwedisch, schweden',
    tags: 'sweden, swedish',
    origins: 'sv, SE',
  },
  { words: 'danish, denmark, dänisch, dänemark', tags: 'denmark, danish', origins: 'da, DK' },
  { words: 'mexican, mexico, mexikanisch, mexiko', tags: 'mexico, mexican', origins: 'MX' },
  { words: 'australian, australia, australisch, australien', tags: 'australia, australian', origins: 'AU' },
  { words: 'irish, ireland, irisch, irland', tags: 'ireland, irish', origins: 'IE' },
  {
    words: 'oscar, award, preisgekrönt',
    tags: 'oscar (best picture), best picture, oscar (best actress), oscar (best directing), academy award (best picture)',
  },
];
