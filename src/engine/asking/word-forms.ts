// Words as they are typed, without their endings: `trauriger` is `traurig`, `robots` is `robot`, `Weltraumfilm` is `Weltraum`.
import { compoundHeads, tellingHeads } from './vocabulary/question-words.ts';

const endings = ['s', 'es', 'n', 'e', 'er', 'en', 'em', 'r', 'in', 'ly', 'y'];
const shortestStem = 3;

/** The forms that a folded word may be listed under, the likeliest first; itself is one of them. */
export function formsOf(word: string): readonly string[] {
  const plain = word
    .replace(/ae/gu, 'a')
    .replace(/oe/gu, 'o')
    .replace(/ue/gu, 'u')
    .replace(/([^s])ss/gu, '$1ss');
  const forms = [word, plain];
  for (const form of new Set([word, plain])) {
    if (form.endsWith('ies')) forms.push(`${form.slice(0, -3)}y`);
    for (const ending of endings) {
      if (form.endsWith(ending) && form.length - ending.length >= shortestStem)
        forms.push(form.slice(0, -ending.length));
    }
  }
  return [...new Set(forms)];
}

/** The parts of a German compound, `liebes` and `komodie`; of a head that says nothing the rest alone; null for other words. */
export function compoundParts(word: string): readonly string[] | null {
  for (const head of compoundHeads) if (isLonger(word, head)) return [word.slice(0, -head.length)];
  for (const head of tellingHeads) if (isLonger(word, head)) return [word.slice(0, -head.length), head];
  return null;
}

function isLonger(word: string, head: string): boolean {
  return word.endsWith(head) && word.length - head.length >= shortestStem;
}
