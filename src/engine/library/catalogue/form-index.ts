// Movies of one year by the forms of their titles; a year is read when it is first asked for.
import type { IdentityStore } from './identity-store.ts';
import { titleForms } from './title-forms.ts';

/** Sure where a whole title meets a whole title or what stands for one. */
export type FormMatch = { movieId: number; isSure: boolean };

export type FormIndex = {
  /** Movies of that very year whose titles are other forms of `title`. */
  byForm: (title: string, year: number) => FormMatch[];
};

type Kind = 'whole' | 'part' | 'loose';
type Filed = { movieId: number; kind: Kind };

export function createFormIndex({ titlesOfYear }: Pick<IdentityStore, 'titlesOfYear'>): FormIndex {
  const years = new Map<number, Map<string, Filed[]>>();

  function readYear(year: number): Map<string, Filed[]> {
    const filed = new Map<string, Filed[]>();
    for (const { movieId, title } of titlesOfYear(year)) {
      for (const [kind, forms] of kindsOf(title)) {
        for (const form of forms) file(filed, form, { movieId, kind });
      }
    }
    years.set(year, filed);
    return filed;
  }

  return {
    byForm: (title, year) => {
      const filed = years.get(year) ?? readYear(year);
      const found = new Map<number, boolean>();
      for (const [kind, forms] of kindsOf(title)) {
        for (const form of forms) {
          for (const { movieId, kind: other } of filed.get(form) ?? []) {
            // Two subtitles, or two series, say nothing about each other.
            if (kind !== 'whole' && other !== 'whole') continue;
            const isSure = kind !== 'loose' && other !== 'loose';
            found.set(movieId, isSure || (found.get(movieId) ?? false));
          }
        }
      }
      return [...found].map(([movieId, isSure]) => ({ movieId, isSure }));
    },
  };
}

function kindsOf(title: string): [Kind, Set<string>][] {
  const { whole, part, loose } = titleForms(title);
  return [
    ['whole', whole],
    ['part', part],
    ['loose', loose],
  ];
}

function file(filed: Map<string, Filed[]>, form: string, each: Filed): void {
  const there = filed.get(form);
  if (there === undefined) filed.set(form, [each]);
  else there.push(each);
}
