// The part of the table of synonyms that says of which kind movies are, and how they feel.
import type { Concept } from './concept.ts';

export const kindsAndMoods: readonly Concept[] = [
  // Genres.
  {
    words: 'action, actionreich, actiongeladen',
    tags: 'action, action packed',
    genres: { Action: 1 },
  },
  { words: 'adventure, adventurous, abenteuer, abenteuerlich', tags: 'adventure', genres: { Adventure: 1 } },
  {
    words: 'animation, animated, cartoon, zeichentrick, animiert, trick',
    tags: 'animation, animated, cartoon',
    genres: { Animation: 1 },
  },
  {
    words: 'comedy, komödie',
    tags: 'comedy',
    near: 'funny',
    genres: { Comedy: 1 },
  },
  {
    words: 'crime, krimi, kriminal, verbrechen',
    tags: 'crime, police investigation, detective',
    genres: { Crime: 1 },
  },
  {
    words: 'documentary, doc, doku, dokumentation, dokumentar',
    tags: 'documentary',
    genres: { Documentary: 1 },
  },
  { words: 'drama, dramatic, dramatisch', tags: 'drama', genres: { Drama: 1 } },
  { words: 'fantasy, fantastisch', tags: 'fantasy, fantasy world', near: 'magic', genres: { Fantasy: 1 } },
  {
    words: 'film noir, noir',
    tags: 'film noir, noir',
    near: 'neo-noir, neo noir',
    genres: { 'Film-Noir': 1 },
  },
  { words: 'horror, grusel', tags: 'horror', genres: { Horror: 1 } },
  { words: 'musical, sing along', tags: 'musical, musicals', genres: { Musical: 1 } },
  { words: 'mystery, whodunit, rätsel, mysteriös', tags: 'mystery, whodunit', genres: { Mystery: 1 } },
  {
    words:
      'romance, romantic, love story, love, liebe, liebes, romantisch, liebesgeschichte, romanze, romantik',
    tags: 'romance, romantic, love story, love',
    genres: { Romance: 1 },
  },
  {
    words: 'sci fi, scifi, science fiction, sf, sciencefiction',
    tags: 'sci-fi, scifi, science fiction',
    genres: { 'Sci-Fi': 1 },
  },
  { words: 'thriller', tags: 'thriller', genres: { Thriller: 1 } },
  { words: 'war, krieg, kriegs', tags: 'war, war movie', genres: { War: 1 } },
  { words: 'western, cowboy, wild west, wilder westen', tags: 'western', genres: { Western: 1 } },
  {
    words: 'children, kids, kid, kinder',
    tags: 'children, kids',
    near: 'disney, pixar, family',
    genres: { Children: 1, "Children's": 1 },
  },
  {
    words: 'family, family friendly, familie, familien',
    tags: 'family, kids and family',
    near: 'disney, pixar, heartwarming',
    genres: { Children: 0.7, "Children's": 0.7, Animation: 0.35 },
  },
  // How they feel.
  {
    words:
      'slow, slow paced, slow burn, contemplative, meditative, quiet, calm, langsam, ruhig, gemächlich, bedächtig, leise',
    tags: 'slow, slow paced, slow burn, contemplative, meditative, long shots',
    near: 'atmospheric, long takes, tedious, cerebral, enigmatic',
    genres: { Drama: 0.15 },
  },
  {
    words: 'fast, fast paced, rasant, schnell, temporeich',
    tags: 'fast paced, fast-paced, action packed',
    near: 'action, fight scenes, quick cuts',
    genres: { Action: 0.4 },
  },
  {
    words:
      'sad, depressing, heartbreaking, tearjerker, tragic, melancholy, melancholic, moving, traurig, deprimierend, herzzerreißend, tragisch, melancholisch, schwermütig, berührend, bewegend',
    tags: 'sad, depressing, heartbreaking, melancholy, melancholic, tear jerker, made me cry, tragedy, bittersweet, poignant',
    near: 'emotional, touching, moving, loneliness, terminal illness, bleak, sentimental, death',
    genres: { Drama: 0.3 },
    against: { Comedy: 0.5 },
  },
  {
    words: 'funny, hilarious, humorous, witty, lustig, witzig, komisch, humorvoll, spaßig, fun',
    tags: 'funny, very funny, hilarious, humorous, witty, humor, humour, comedy',
    near: 'quirky, fun, spoof, parody, satire, goofy',
    genres: { Comedy: 0.65 },
  },
  {
    words:
      'light, lighthearted, light hearted, feel good, feelgood, cheerful, uplifting, heartwarming, happy, cozy, wholesome, sweet, leicht, heiter, fröhlich, herzerwärmend, wohlfühl, gute laune, gemütlich, süß',
    tags: 'feel-good, feel good, heartwarming, lighthearted, light-hearted, uplifting, whimsical, sweet, fun, cute',
    near: 'funny, inspirational, family, charming, happy ending',
    genres: {
      Comedy: 0.45,
      Children: 0.2,
      "Children's": 0.2,
      Musical: 0.3,
      Romance: 0.15,
    },
    against: { Horror: 0.8, War: 0.6, Thriller: 0.6, Crime: 0.6, 'Film-Noir': 0.6 },
  },
  {
    words: 'dark, bleak, grim, gritty, düster, finster, dunkel, trostlos',
    tags: 'dark, bleak, gritty, grim',
    near: 'disturbing, depressing, violent, tense, dystopia, neo-noir, gothic',
    genres: { 'Film-Noir': 0.5, Horror: 0.35, Crime: 0.3, Thriller: 0.3 },
    against: { Children: 0.7, "Children's": 0.7, Comedy: 0.6, Musical: 0.5, Romance: 0.2 },
  },
  {
    words:
      'scary, creepy, frightening, terrifying, spooky, gruselig, unheimlich, furchterregend, angst, schaurig',
    tags: 'scary, creepy, horror, eerie',
    near: 'tense, disturbing, suspense, ghosts, haunted house',
    genres: { Horror: 0.75, Thriller: 0.2 },
  },
  {
    words:
      'tense, suspense, suspenseful, exciting, gripping, thrilling, spannend, fesselnd, packend, nervenkitzel',
    tags: 'tense, suspense, suspenseful, intense, tension',
    near: 'twist ending, claustrophobic, paranoia',
    genres: { Thriller: 0.6 },
  },
  {
    words:
      'weird, strange, surreal, bizarre, trippy, dreamlike, psychedelic, seltsam, skurril, schräg, abgefahren, surrealistisch, verrückt, traumhaft',
    tags: 'surreal, weird, bizarre, dreamlike, mindfuck, hallucinatory, psychedelic, surrealism, strange',
    near: 'quirky, off-beat comedy, enigmatic, david lynch',
  },
  {
    words: 'quirky, offbeat, eccentric, whimsical, schrullig, eigenwillig, verspielt',
    tags: 'quirky, off-beat, offbeat, whimsical, off-beat comedy',
    near: 'wes anderson, surreal, stylized',
    genres: { Comedy: 0.15 },
  },
  {
    words:
      'smart, intelligent, clever, thought provoking, thoughtful, philosophical, cerebral, deep, klug, intelligent, philosophisch, tiefgründig, nachdenklich, anspruchsvoll',
    tags: 'thought-provoking, intelligent, clever, philosophical, cerebral, philosophy, smart',
    near: 'psychology, existentialism, complicated',
  },
  {
    words:
      'mind bending, mindfuck, twist, twist ending, plot twist, confusing, wendung, überraschend, verwirrend, verblüffend',
    tags: 'twist ending, plot twist, mindfuck, mind-bending, twist, nonlinear',
    near: 'alternate reality, psychological, time travel, memory, complicated',
  },
  {
    words:
      'beautiful, visually stunning, gorgeous, stunning, visual, schön, bildgewaltig, wunderschön, bildschön',
    tags: 'visually appealing, visually stunning, beautiful, cinematography, beautiful scenery, stylized',
    near: 'atmospheric, artistic, colourful',
  },
  {
    words: 'atmospheric, moody, atmosphärisch, stimmungsvoll',
    tags: 'atmospheric, moody',
    near: 'stylized, dreamlike, dark',
  },
  {
    words:
      'violent, bloody, brutal, gore, gory, violence, blood, blutig, gewalttätig, gewalt, blut, brutalität',
    tags: 'violence, violent, bloody, brutality, brutal, gore, blood',
    near: 'gritty, disturbing, serial killer, torture',
    genres: { Horror: 0.35, War: 0.3, Action: 0.15 },
  },
  {
    words: 'disturbing, shocking, verstörend, schockierend',
    tags: 'disturbing, shocking, sick',
    near: 'violence, torture, dark, rape',
    genres: { Horror: 0.2 },
  },
  {
    words: 'epic, grand, episch, monumental',
    tags: 'epic, epic adventure',
    near: 'historical, war, good versus evil, sword fight',
    genres: { Adventure: 0.2, War: 0.2 },
  },
  {
    words: 'dark comedy, black comedy, black humor, dark humor, schwarze komödie, schwarzer humor',
    tags: 'dark comedy, black comedy, dark humor, black humor',
    near: 'satire, cynical',
  },
  {
    words: 'satire, satirical, satirisch',
    tags: 'satire, satirical',
    near: 'social commentary, parody, politics',
  },
  { words: 'parody, spoof, parodie', tags: 'parody, spoof', near: 'satire', genres: { Comedy: 0.15 } },
  {
    words: 'romantic comedy, romcom, rom com, romantische komödie, liebeskomödie',
    tags: 'romantic comedy',
    near: 'chick flick, love, wedding',
    genres: { Romance: 0.45, Comedy: 0.4 },
  },
  {
    words: 'inspiring, inspirational, inspirierend, mutmachend',
    tags: 'inspirational, inspiring',
    near: 'uplifting, true story, sports',
  },
  { words: 'cult, cult film, kult', tags: 'cult film, cult, cult classic' },
  {
    words: 'classic, klassiker, klassisch',
    tags: 'classic, imdb top 250, oldie but goodie',
    near: 'black and white, masterpiece',
  },
  {
    words: 'black and white, schwarzweiß, schwarz weiß',
    tags: 'black and white, black-and-white',
    genres: { 'Film-Noir': 0.5 },
  },
  { words: 'silent film, silent movie, stumm', tags: 'silent, silent film, silent movie' },
  {
    words: 'bad, trash, trashy, so bad, schlecht, trashig',
    tags: 'bad, so bad it’s good, so bad it’s funny, b movie, campy, cheesy',
  },
];
