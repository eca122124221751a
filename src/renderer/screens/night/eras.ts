// The eras that a movie night can be kept to.

export const noEra = 'any';

export const eras: readonly {
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
}[] = [
  { id: noEra, from: null, to: null },
  { id: 'classic', from: null, to: 1969 },
  { id: '1970', from: 1970, to: 1989 },
  { id: '1990', from: 1990, to: 2009 },
  { id: '2010', from: 2010, to: null },
];
