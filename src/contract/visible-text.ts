// Text from files as terminals and logs may get it: what would be obeyed instead of shown is written out.

/** Control characters, line separators, and what turns the direction of the text around it. */
const obeyed = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const obeyedInLines = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** In one line: an escape character becomes `\u001b`, six characters, as JSON writes it. */
export function visibleText(text: string): string {
  return text.replaceAll(obeyed, writtenOut);
}

/** The same for text of several lines, whose line breaks and tabs stay. */
export function visibleLines(text: string): string {
  return text.replaceAll(obeyedInLines, writtenOut);
}

function writtenOut(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
