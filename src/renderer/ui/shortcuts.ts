// Keys that give commands: which one was pressed, and how they are written for people.
import { m } from '../../messages/messages.js';
import { commandKeysOn, type CommandId } from '../../contract/commands.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isMac = navigator.userAgent.includes('Mac OS');
const keysHere = commandKeysOn(isMac ? 'mac' : 'other');
const arrows: Readonly<Record<string, string>> = { Left: '←', Right: '→' };

/** The command that these keys give, or null. */
export function commandForKeys(event: Pressed): CommandId | null {
  for (const [id, keys] of Object.entries(keysHere)) {
    // Object.entries keeps no key type; the table's keys are command names.
    if (matchesKeys(event, keys)) return id as CommandId;
  }
  return null;
}

/** Digits are matched by physical key too: with Ctrl some layouts give the letter above them. */
export function matchesKeys(event: Pressed, accelerator: string, onMac = isMac): boolean {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  const wantsMain = parts.includes('CmdOrCtrl');
  const main = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey : event.metaKey;
  if (main !== wantsMain || other || event.altKey !== parts.includes('Alt')) return false;
  if (key in arrows) return event.key === `Arrow${key}` && !event.shiftKey;
  if (/^\d$/.test(key)) return event.code === `Digit${key}` && !event.shiftKey;
  // Where `/` is on the digits it takes Shift.
  if (event.shiftKey && key !== '/') return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** `Ctrl K` (`Strg K` in German), or `⌘K` on a Mac; undefined for a command without keys. */
export function keysOf(id: string): string | undefined {
  const keys = Object.entries(keysHere).find(([name]) => name === id)?.[1];
  return keys === undefined ? undefined : writeKeys(keys);
}

export function writeKeys(accelerator: string, onMac = isMac): string {
  const written = accelerator.split('+').map((part) => {
    if (part === 'CmdOrCtrl') return onMac ? '⌘' : m.ui_key_ctrl();
    if (part === 'Alt') return onMac ? '⌥' : 'Alt';
    return arrows[part] ?? part;
  });
  return written.join(onMac ? '' : ' ');
}
