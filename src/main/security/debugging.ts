// Switches that hand a packaged app to a debugger: whoever attaches one reads the diary and calls whatever the window can call.

/** Chromium takes one hyphen or two, on Windows also a slash, and any case there. */
const debugging = /^(?:--?|\/)(?:remote-debugging-|inspect)/iu;

/** Whether an argument asks for a debugger of the window or of the main process. */
export function asksForDebugger(argv: readonly string[]): boolean {
  return argv.some((argument) => debugging.test(argument));
}
