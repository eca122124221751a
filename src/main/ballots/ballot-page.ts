// The page that phones get: one file with its style and script in it, and a policy that allows these two and nothing else.
import { createHash } from 'node:crypto';
import { mostBallots } from '../../contract/ballots.ts';
import { m } from '../../messages/messages.js';
import { getLocale } from '../../messages/runtime.js';
import frame from './page/ballot.html?raw';
import style from './page/ballot.css?raw';
import script from './page/ballot.js?raw';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

export const ballotPage = {
  html: frame
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${script}</script>`),
  policy: [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
};

/** How many would watch a movie, for every number of ballots that there can be: the page knows no plurals. */
function yesWords(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: mostBallots + 1 }, (_, count) => [`yeses ${count}`, m.ballots_yeses({ count })]),
  );
}

/** The page's words in the window's language; `{…}` is filled in by the page. */
export function ballotWords(): Record<string, string> {
  return {
    language: getLocale(),
    title: m.people_night(),
    lead: m.ballots_page_lead(),
    name: m.ballots_page_name(),
    nameHint: m.ballots_page_name_hint(),
    begin: m.ballots_page_begin(),
    progress: m.ballots_page_progress({ place: '{place}', count: '{count}' }),
    yes: m.ballots_page_yes(),
    no: m.ballots_page_no(),
    back: m.ballots_page_back(),
    orderTitle: m.ballots_page_order(),
    orderLead: m.ballots_page_order_lead(),
    noneChosen: m.ballots_page_none_chosen(),
    others: m.ballots_page_others(),
    up: m.ballots_page_up({ title: '{title}' }),
    down: m.ballots_page_down({ title: '{title}' }),
    add: m.ballots_page_add({ title: '{title}' }),
    drop: m.ballots_page_drop({ title: '{title}' }),
    veto: m.ballots_page_veto(),
    vetoOf: m.ballots_page_veto_of({ title: '{title}' }),
    vetoLead: m.ballots_page_veto_lead(),
    send: m.ballots_page_send(),
    sentTitle: m.ballots_page_sent(),
    sentLead: m.ballots_page_sent_lead(),
    change: m.ballots_page_change(),
    winner: m.people_top_pick(),
    rest: m.ballots_page_rest(),
    ...yesWords(),
    vetoed: m.ballots_vetoed(),
    late: m.ballots_page_late(),
    full: m.ballots_page_full(),
    failed: m.ballots_page_failed(),
    gone: m.ballots_page_gone(),
  };
}
