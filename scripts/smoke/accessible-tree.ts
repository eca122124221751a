/** Reads and presses what a program shows as a screen reader does it on Linux: by AT-SPI, through systemd's busctl. */
import { z } from 'zod';
import { run } from '../setup/process.ts';

/** The numbers that AT-SPI gives to roles. */
const roles = { button: 43, radio: 44, toggle: 62, heading: 83, link: 88, text: 116 } as const;
export type Role = keyof typeof roles;
export const roleNames: readonly Role[] = ['button', 'radio', 'toggle', 'heading', 'link', 'text'];

/** Where an accessible object is: the program's name on the bus, and its path there. */
type Reference = readonly [bus: string, path: string];
export type Accessible = { readonly reference: Reference; readonly name: string };

const referencesSchema = z.object({ data: z.tuple([z.array(z.tuple([z.string(), z.string()]))]) });
const addressSchema = z.object({ data: z.tuple([z.string()]) });
const nameSchema = z.object({ data: z.string() });

const registry: Reference = ['org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root'];
const interfaces = 'org.a11y.atspi';
/** Names asked for at once: each is a process of its own. */
const atOnce = 6;

/** What all programs on one bus show to assistive technology. */
export class AccessibleTree {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** Starts the bus of assistive technology if need be; `session` is the address of the session's bus. */
  static async connect(session: string): Promise<AccessibleTree> {
    const called = ['org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress'];
    const answer = await busctl(session, 'call', called);
    if (answer === null) throw new Error('There is no bus for assistive technology: install at-spi2-core.');
    return new AccessibleTree(addressSchema.parse(answer).data[0]);
  }

  /** All of a role that have a name, in the order in which they are shown. */
  async all(role: Role): Promise<Accessible[]> {
    const programs = await this.#references([...registry, `${interfaces}.Accessible`, 'GetChildren']);
    const found: Accessible[] = [];
    for (const program of programs) {
      const references = await this.#references([
        ...program,
        `${interfaces}.Collection`,
        'GetMatches',
        ...matchRule(roles[role]),
      ]);
      for (let start = 0; start < references.length; start += atOnce) {
        const some = references.slice(start, start + atOnce);
        const names = await Promise.all(some.map((reference) => this.#name(reference)));
        for (const [place, name] of names.entries()) {
          const reference = some[place];
          if (reference !== undefined && name) found.push({ reference, name });
        }
      }
    }
    return found;
  }

  /** Does what a click on it does; false if it is gone. */
  async press({ reference }: Accessible): Promise<boolean> {
    const answer = await busctl(this.#address, 'call', [
      ...reference,
      `${interfaces}.Action`,
      'DoAction',
      'i',
      '0',
    ]);
    return answer !== null;
  }

  async #references(args: readonly string[]): Promise<Reference[]> {
    const answer = await busctl(this.#address, 'call', args);
    return answer === null ? [] : referencesSchema.parse(answer).data[0];
  }

  async #name(reference: Reference): Promise<string | null> {
    const answer = await busctl(this.#address, 'get-property', [
      ...reference,
      `${interfaces}.Accessible`,
      'Name',
    ]);
    return answer === null ? null : nameSchema.parse(answer).data;
  }
}

/** AT-SPI's rule for "of this role, whatever else", as busctl takes arguments; in the usual order, all of them, at any depth. */
function matchRule(role: number): string[] {
  const isAll = '1';
  const isAny = '2';
  const words = [0, 1, 2, 3].map((word) => (role >> 5 === word ? 1 << (role & 31) : 0) | 0);
  const states = ['2', '0', '0', isAll];
  const attributes = ['0', isAll];
  const wantedRoles = ['4', ...words.map(String), isAny];
  const wantedInterfaces = ['0', isAll];
  const inverted = 'false';
  return [
    '(aiia{ss}iaiiasib)uib',
    ...states,
    ...attributes,
    ...wantedRoles,
    ...wantedInterfaces,
    inverted,
    '1',
    '0',
    'true',
  ];
}

/** Null where what was asked is gone or does not answer. */
async function busctl(
  address: string,
  verb: 'call' | 'get-property',
  args: readonly string[],
): Promise<unknown> {
  const { code, stdout } = await run('busctl', [
    `--address=${address}`,
    '--json=short',
    '--timeout=20',
    verb,
    '--',
    ...args,
  ]);
  return code === 0 ? (JSON.parse(stdout) as unknown) : null;
}
