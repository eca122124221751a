// @ts-check
// The ballot on a phone: a card for each movie to swipe, an order of those that are wanted, one veto, and then the result.
(() => {
  'use strict';

  /**
   * @typedef {{ title: string, year: number | null, genres: string[] }} Movie
   * @typedef {{ movie: number, yeses: number, vetoes: number, isOut: boolean }} Counted
   * @typedef {{ order: Counted[] }} Result
   * @typedef {{ words: Record<string, string>, movies: Movie[], result: Result | null }} Evening
   */

  const link = `/${location.pathname.split('/')[1] ?? ''}`;
  /** How far a card is pulled until it goes, in pixels. */
  const reach = 90;
  const askAgainMs = 2000;

  const page = /** @type {HTMLElement} */ (document.querySelector('main'));
  const message = /** @type {HTMLElement} */ (document.querySelector('.message'));

  /** @type {Evening} */
  let evening = { words: {}, movies: [], result: null };
  /** The order in which the cards come is another one on each phone, so that no movie is first for all. @type {number[]} */
  let cards = [];
  /** Whether each card so far was wanted. @type {boolean[]} */
  let answers = [];
  /** @type {number[]} */
  let ranking = [];
  /** @type {number | null} */
  let veto = null;
  let name = '';

  /** @param {string} key @param {Record<string, string | number>} [values] */
  function words(key, values = {}) {
    return (evening.words[key] ?? '').replace(/\{(\w+)\}/gu, (_, value) => String(values[value] ?? ''));
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Partial<HTMLElementTagNameMap[T]> & { class?: string, label?: string, pressed?: boolean, act?: () => void }} [with_]
   * @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[T]}
   */
  function make(tag, with_ = {}, ...children) {
    const { class: className, label, pressed, act, ...properties } = with_;
    const element = Object.assign(document.createElement(tag), properties);
    if (className !== undefined) element.className = className;
    if (label !== undefined) element.setAttribute('aria-label', label);
    if (pressed !== undefined) element.setAttribute('aria-pressed', String(pressed));
    if (act !== undefined) element.addEventListener('click', act);
    element.append(...children);
    return element;
  }

  /** Shows what is given instead of what was there; the heading takes the focus. @param {Node[]} parts */
  function show(...parts) {
    message.textContent = '';
    page.replaceChildren(...parts);
    const heading = page.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /** @param {number} at */
  function movieAt(at) {
    return evening.movies[at] ?? { title: '', year: null, genres: [] };
  }

  /** @param {Movie} movie */
  function titleOf({ title, year }) {
    return year === null ? title : `${title} (${year})`;
  }

  /** @param {number} at @param {string} className */
  function poster(at, className) {
    const { title, year, genres } = movieAt(at);
    const facts = [...(year === null ? [] : [String(year)]), ...genres.slice(0, 3)].join(' · ');
    const element = make(
      'article',
      { class: `poster ${className}`, ariaHidden: String(className === 'next') },
      make('h2', {}, title),
      make('p', {}, facts),
    );
    element.style.setProperty('--hue', String((at * 83 + 20) % 360));
    return element;
  }

  function showStart() {
    const field = make('input', { maxLength: 40, autocomplete: 'off', value: name });
    const begin = () => {
      name = field.value.trim();
      showCard();
    };
    show(
      make('h1', {}, words('title')),
      make('p', { class: 'muted' }, words('lead')),
      make('label', {}, words('name'), field, make('span', { class: 'muted small' }, words('nameHint'))),
      make('button', { class: 'primary', act: begin }, words('begin')),
    );
  }

  function showCard() {
    const movie = cards[answers.length];
    if (movie === undefined) return showOrder();
    /** @param {boolean} isWanted */
    const answer = (isWanted) => {
      answers.push(isWanted);
      if (isWanted) ranking.push(movie);
      showCard();
    };
    const back = () => {
      const before = cards[answers.length - 1];
      answers.pop();
      ranking = ranking.filter((each) => each !== before);
      showCard();
    };
    const card = poster(movie, 'settles');
    card.append(
      make('span', { class: 'verdict for', ariaHidden: 'true' }, words('yes')),
      make('span', { class: 'verdict against', ariaHidden: 'true' }, words('no')),
    );
    letSwipe(card, answer);
    const next = cards[answers.length + 1];
    show(
      make(
        'h1',
        { class: 'muted small' },
        words('progress', { place: answers.length + 1, count: cards.length }),
      ),
      make('div', { class: 'deck' }, ...(next === undefined ? [] : [poster(next, 'next')]), card),
      make(
        'div',
        { class: 'choices' },
        make('button', { act: () => answer(false) }, words('no')),
        make('button', { class: 'primary', act: () => answer(true) }, words('yes')),
      ),
      make('button', { class: 'bare', disabled: answers.length === 0, act: back }, words('back')),
    );
  }

  /** @param {HTMLElement} card @param {(isWanted: boolean) => void} answer */
  function letSwipe(card, answer) {
    /** @type {number | null} */
    let from = null;
    /** @param {number} by */
    const pull = (by) => {
      card.style.transform = `translateX(${by}px) rotate(${by / 22}deg)`;
      for (const [side, part] of /** @type {const} */ ([
        ['.for', by],
        ['.against', -by],
      ])) {
        const verdict = card.querySelector(side);
        if (verdict instanceof HTMLElement) verdict.style.opacity = String(Math.max(0, part / reach));
      }
    };
    card.addEventListener('pointerdown', (event) => {
      from = event.clientX;
      card.setPointerCapture(event.pointerId);
      card.classList.remove('settles');
    });
    card.addEventListener('pointermove', (event) => {
      if (from !== null) pull(event.clientX - from);
    });
    card.addEventListener('pointerup', (event) => {
      const by = from === null ? 0 : event.clientX - from;
      from = null;
      card.classList.add('settles');
      if (Math.abs(by) < reach) pull(0);
      else answer(by > 0);
    });
    card.addEventListener('pointercancel', () => {
      from = null;
      card.classList.add('settles');
      pull(0);
    });
  }

  function showOrder() {
    const others = cards.filter((movie) => !ranking.includes(movie));
    show(
      make('h1', {}, words('orderTitle')),
      make('p', { class: 'muted' }, words(ranking.length === 0 ? 'noneChosen' : 'orderLead')),
      make('ol', { class: 'order' }, ...ranking.map((movie, place) => orderRow(movie, place))),
      ...(others.length === 0
        ? []
        : [
            make('h2', {}, words('others')),
            make('p', { class: 'muted small' }, words('vetoLead')),
            make('ul', {}, ...others.map((movie) => otherRow(movie))),
          ]),
      make('button', { class: 'primary push', act: () => void send() }, words('send')),
    );
  }

  /** @param {number} movie @param {number} to */
  function move(movie, to) {
    ranking = ranking.filter((each) => each !== movie);
    ranking.splice(to, 0, movie);
    showOrder();
  }

  /** @param {number} movie @param {number} place */
  function orderRow(movie, place) {
    const title = titleOf(movieAt(movie));
    const handle = make('span', { class: 'title' }, title);
    const drop = () => {
      ranking = ranking.filter((each) => each !== movie);
      showOrder();
    };
    const row = make(
      'li',
      { class: 'row' },
      make('span', { class: 'place' }, String(place + 1)),
      handle,
      make(
        'button',
        { label: words('up', { title }), disabled: place === 0, act: () => move(movie, place - 1) },
        '↑',
      ),
      make(
        'button',
        {
          label: words('down', { title }),
          disabled: place === ranking.length - 1,
          act: () => move(movie, place + 1),
        },
        '↓',
      ),
      make('button', { class: 'bare', label: words('drop', { title }), act: drop }, '✕'),
    );
    letDrag(row, handle, (by) => {
      const last = ranking.length - 1;
      move(movie, Math.min(last, Math.max(0, place + by)));
    });
    return row;
  }

  /** @param {HTMLElement} row @param {HTMLElement} handle @param {(rows: number) => void} moved */
  function letDrag(row, handle, moved) {
    /** @type {number | null} */
    let from = null;
    handle.addEventListener('pointerdown', (event) => {
      from = event.clientY;
      handle.setPointerCapture(event.pointerId);
      row.classList.add('dragged');
    });
    handle.addEventListener('pointermove', (event) => {
      if (from !== null) row.style.transform = `translateY(${event.clientY - from}px)`;
    });
    /** @param {number} by */
    const let_go = (by) => {
      from = null;
      row.classList.remove('dragged');
      row.style.transform = '';
      const rows = Math.round(by / (row.offsetHeight + 8));
      if (rows !== 0) moved(rows);
    };
    handle.addEventListener('pointerup', (event) => let_go(from === null ? 0 : event.clientY - from));
    handle.addEventListener('pointercancel', () => let_go(0));
  }

  /** @param {number} movie */
  function otherRow(movie) {
    const title = titleOf(movieAt(movie));
    const isVetoed = veto === movie;
    const turn = () => {
      veto = isVetoed ? null : movie;
      showOrder();
    };
    const add = () => {
      if (isVetoed) veto = null;
      ranking.push(movie);
      showOrder();
    };
    return make(
      'li',
      { class: 'row' },
      make('span', { class: 'title' }, title),
      make('button', { label: words('vetoOf', { title }), pressed: isVetoed, act: turn }, words('veto')),
      make('button', { label: words('add', { title }), act: add }, '+'),
    );
  }

  /** The same for as long as the page is open, also after it is loaded again. */
  function voter() {
    const before = sessionStorage.getItem('voter');
    if (before !== null) return before;
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    sessionStorage.setItem('voter', made);
    return made;
  }

  async function send() {
    try {
      const response = await fetch(`${link}/ballot`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ voter: voter(), name, ranking, veto }),
      });
      const { outcome, result } = await response.json();
      if (result !== null) showResult(result);
      if (outcome === 'taken') return showSent();
      message.textContent = words(outcome === 'closed' ? 'late' : outcome === 'full' ? 'full' : 'failed');
    } catch {
      message.textContent = words('failed');
    }
  }

  function showSent() {
    const change = () => {
      clearTimeout(timer);
      showOrder();
    };
    show(
      make('h1', {}, words('sentTitle')),
      make('p', { class: 'muted' }, words('sentLead')),
      make('button', { act: change }, words('change')),
    );
    let timer = setTimeout(ask, askAgainMs);
    async function ask() {
      try {
        const response = await fetch(`${link}/result`);
        const { result } = await response.json();
        if (result !== null) return showResult(result);
        timer = setTimeout(ask, askAgainMs);
      } catch {
        show(make('h1', {}, words('gone')));
      }
    }
  }

  /** @param {Result} result */
  function showResult({ order: [first, ...rest] }) {
    if (first === undefined) return;
    /** @param {Counted} counted */
    const votes = ({ isOut, yeses }) => (isOut ? words('vetoed') : words(`yeses ${yeses}`));
    show(
      make('h1', {}, words('winner')),
      make('div', { class: 'winner' }, poster(first.movie, '')),
      make('p', {}, votes(first)),
      make('h2', {}, words('rest')),
      make(
        'ul',
        {},
        ...rest.map((counted) =>
          make(
            'li',
            { class: counted.isOut ? 'row out' : 'row' },
            make('span', { class: 'title' }, titleOf(movieAt(counted.movie))),
            make('span', { class: 'muted small' }, votes(counted)),
          ),
        ),
      ),
    );
  }

  /** @param {number[]} places */
  function shuffled(places) {
    return places
      .map((place) => ({ place, key: Math.random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ place }) => place);
  }

  async function begin() {
    const response = await fetch(`${link}/evening`);
    evening = await response.json();
    document.documentElement.lang = evening.words['language'] ?? 'en';
    document.title = `${words('title')} – Matinee`;
    cards = shuffled([...evening.movies.keys()]);
    if (evening.result === null) showStart();
    else showResult(evening.result);
  }

  void begin();
})();
