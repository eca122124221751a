// What shelves are called, and the line under it that says what is true of all their movies.
import type { HomeShelf } from '../../../contract/home.ts';
import { m } from '../../../messages/messages.js';
import { formatCount } from '../../ui/format.ts';
import { genreName } from '../../ui/genre-names.ts';

export function shelfTitle(shelf: HomeShelf): string {
  switch (shelf.kind) {
    case 'for-you':
      return m.home_for_you();
    case 'because':
      return m.home_because_you_gave({ title: shelf.subject.title });
    case 'gems':
      return m.home_gems();
    case 'outside':
      return m.home_outside();
    case 'rewatch':
      return m.home_rewatch();
    case 'chosen':
      return m.home_chosen();
    case 'loved':
      return m.home_loved();
    case 'genre':
      return m.home_genre({ genre: genreName(shelf.genre) });
    case 'decade':
      return m.home_decade({ decade: shelf.decade });
    case 'loved-by-few':
      return m.home_loved_by_few();
  }
}

export function shelfLead(shelf: HomeShelf, ratingsUsed: number, corrected: boolean): string | undefined {
  switch (shelf.kind) {
    case 'for-you':
      return `${m.home_picked({ count: ratingsUsed })} ${corrected ? m.home_corrected_on() : m.home_corrected_off()}`;
    case 'gems':
      return m.home_gems_lead({ most: formatCount(shelf.mostRatings) });
    case 'outside':
      return m.home_outside_lead();
    case 'rewatch':
      return m.home_rewatch_lead();
    case 'loved-by-few':
      return m.home_loved_by_few_lead({ most: formatCount(shelf.mostRatings) });
    case 'because':
    case 'chosen':
    case 'loved':
    case 'genre':
    case 'decade':
      return undefined;
  }
}
