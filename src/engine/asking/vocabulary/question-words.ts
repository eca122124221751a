// The words of a question that say how its others are meant, or nothing; folded, English and German.

/** Words that say nothing by themselves. */
export const fillers: ReadonlySet<string> = wordSet(`
  a an and the of in on at to for with about set something some any anything that which is are was be it its this
  i me my we us you want wanna would like to see watch watching show find give need please really very quite pretty bit more most
  movie movies film films picture pictures flick flicks story stories one ones feel feeling mood kind sort type somewhat rather
  good great best nice tonight today evening again but where who when has have from made new-ish set plays took takes place all
  ein eine einen einem einer eines und der die das den dem des im in am an auf zu zum zur fur mit uber von vom aus bei
  ich mir mich mein wir uns du mochte will wurde gerne gern was etwas irgendwas irgendein irgendeinen sehen schauen gucken anschauen zeig such suche brauche bitte geschichte
  sehr richtig ganz eher ziemlich ein bisschen wenig film filme filmen streifen geschichten stimmung art heute abend wieder aber wo wer wenn ist sind es
  gut gute guter guten toll beste bester besten schoner dass nur auch noch mal handelt spielt geht um too zu allzu
  only just also still lets let s t m ll
`);

/** What turns the next words around. */
export const negations: ReadonlySet<string> = wordSet(
  'not no without never nothing non isnt dont doesnt except nicht kein keine keinen keiner keinem keines ohne nie niemals nichts ausser',
);
export const alternatives: ReadonlySet<string> = wordSet('or oder nor noch either');
/** Before the name of a movie. */
export const likeWords: readonly string[] = [
  'similar to',
  'such as',
  'in the style of',
  'like',
  'ahnlich wie',
  'so wie',
  'im stil von',
  'wie',
];
/** Before the name of a person, whoever they are in it. */
export const personWords: readonly string[] = [
  'directed by',
  'starring',
  'by',
  'regie von',
  'gedreht von',
  'von',
];
/** Before what may be the name of a person or anything else. */
export const withWords: readonly string[] = ['with', 'mit', 'from'];

/** Endings of German compounds that only say that it is a movie: `Weltraumfilm`. */
export const compoundHeads: readonly string[] = [
  'filme',
  'filmen',
  'film',
  'streifen',
  'geschichten',
  'geschichte',
  'movie',
  'movies',
];
/** Those that say which: `Liebeskomödie`, `Psychothriller`. */
export const tellingHeads: readonly string[] = [
  'komodie',
  'komodien',
  'drama',
  'dramen',
  'thriller',
  'horror',
  'western',
  'epos',
  'abenteuer',
  'dokumentation',
];

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter(Boolean));
}
