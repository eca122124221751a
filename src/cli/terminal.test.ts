import { expect, it } from 'vitest';
import { processTerminal, showingControls } from './terminal.ts';

it('is not woken when the window changes its size', () => {
  process.on('SIGWINCH', () => {});
  processTerminal();
  expect(process.listenerCount('SIGWINCH')).toBe(0);
});

it('shows what would command the terminal, and keeps lines and JSON as they are', () => {
  const sent: string[] = [];
  const send = (text: string): void => void sent.push(text);
  const terminal = showingControls({ out: send, err: send, rewrite: send, width: null, canRewrite: true });
  terminal.out('A\u001b[2J\tB\n');
  terminal.err(`${JSON.stringify({ title: '\u009b\u202e\n' })}\n`);
  terminal.rewrite('A\rB\n');
  expect(sent).toEqual(['A\\u001b[2J\tB\n', '{"title":"\\u009b\\u202e\\n"}\n', 'A\\u000dB\\u000a']);
  expect(JSON.parse(sent[1] ?? '')).toEqual({ title: '\u009b\u202e\n' });
});
