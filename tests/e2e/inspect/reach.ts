// Whether a page gets anything from an address outside of the app.

export type Attempt = { way: string; outcome: 'reached' | 'refused' };

/** Runs in the page: every way that a page has of asking for something elsewhere. Those that are never answered have no outcome. */
export async function tryToReach(address: string): Promise<Attempt[]> {
  const attempt = async (way: string, work: Promise<unknown>): Promise<Attempt> => ({
    way,
    outcome: await work.then(
      () => 'reached' as const,
      () => 'refused' as const,
    ),
  });
  const asEvent = (target: EventTarget, success: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      target.addEventListener(success, resolve);
      target.addEventListener('error', () => reject(new Error('refused')));
    });
  const element = (name: string, change: object): Promise<unknown> => {
    const made = Object.assign(document.createElement(name), change);
    const work = asEvent(made, 'load');
    document.body.append(made);
    return work.finally(() => made.remove());
  };
  const request = (): Promise<unknown> => {
    const xhr = new XMLHttpRequest();
    const work = asEvent(xhr, 'load');
    xhr.open('GET', address);
    xhr.send();
    return work;
  };

  // A frame fires its load event also where the load was refused.
  const frame = Object.assign(document.createElement('iframe'), { src: address });
  document.body.append(frame);
  document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: address }));
  navigator.sendBeacon(address, 'here I am');
  const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
  document.body.append(form);
  form.submit();

  const attempts = await Promise.all([
    attempt('fetch', fetch(address)),
    attempt('request', request()),
    attempt('image', element('img', { src: address })),
    attempt('script', element('script', { src: address })),
    attempt('style sheet', element('link', { rel: 'stylesheet', href: address })),
    attempt('web socket', asEvent(new WebSocket(address.replace('http', 'ws')), 'open')),
    attempt('event source', asEvent(new EventSource(address), 'open')),
  ]);
  frame.remove();
  form.remove();
  return attempts;
}
