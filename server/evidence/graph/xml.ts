/** Text inside XML: escaped, without the characters that XML 1.0 does not allow at all. */
export const xmlText = (text: string): string => (PLAIN.test(text) ? text : escaped(text));

/** Most of what is written are ids and numbers, in which nothing has to be looked for. */
const PLAIN = /^[\w .,:;/@+()#-]*$/;

const escaped = (text: string): string =>
  withoutControls(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
    .replace(/\n/g, '&#10;')
    .replace(/\t/g, '&#9;');

const isAllowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;

function withoutControls(text: string): string {
  let kept = '';
  for (const character of text) if (isAllowed(character.codePointAt(0)!)) kept += character;
  return kept;
}
