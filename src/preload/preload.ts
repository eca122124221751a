// Exposes window.matinee to the page: only the contract's names can pass.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { MatineeBridge } from '../contract/bridge.ts';
import type { CallName } from '../contract/calls.ts';
import type { Envelope } from '../contract/envelope.ts';
import type { EventName } from '../contract/events.ts';

// Inlined by electron.vite.config.ts from the contract, which would bring all of zod into this file.
declare const CONTRACT_CALL_NAMES: readonly CallName[];
declare const CONTRACT_EVENT_NAMES: readonly EventName[];

const callNames = new Set<string>(CONTRACT_CALL_NAMES);
const eventNames = new Set<string>(CONTRACT_EVENT_NAMES);

/** Answers never repeat what was asked: it may be anything, of any length. */
const unknownName: Envelope<never> = {
  ok: false,
  error: { code: 'unknown-channel', message: 'Matinee has no call of that name.' },
};

const bridge: MatineeBridge = {
  call: async (name, input) => {
    if (!callNames.has(name)) return unknownName;
    // The router answers every call with an envelope; the client checks what is in it.
    return (await ipcRenderer.invoke(name, input)) as Envelope<unknown>;
  },
  on: (name, listener) => {
    if (!eventNames.has(name)) return () => undefined;
    // The event object stays here: it would give the page access to the sender.
    const forward = (_event: unknown, payload: unknown): void => {
      listener(payload);
    };
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.off(name, forward);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('matinee', Object.freeze(bridge));
