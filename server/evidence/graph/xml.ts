import { inXml } from '../../contract/visibleText.js';

/** Text inside XML: escaped; characters that XML 1.0 does not allow at all stand as their code points. */
export const xmlText = (text: string): string => (PLAIN.test(text) ? text : escaped(text));

/** Most of what is written are ids and numbers, in which nothing has to be looked for. */
const PLAIN = /^[\w .,:;/@+()#-]*$/;

const escaped = (text: string): string =>
  inXml(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
    .replace(/\n/g, '&#10;')
    .replace(/\t/g, '&#9;');
