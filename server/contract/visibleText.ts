/** What joins letters and chooses their forms in some scripts and in emoji. */
const JOINING = String.raw`[\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
/**
 * Control characters, which steer a terminal; marks of direction, which make a name read as another;
 * and what takes no room, which makes two names look alike. What joins letters stays where it has
 * some to join, and so does the mark in a keycap.
 */
const UNSEEN = String.raw`[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]|(?!${JOINING})\p{Default_Ignorable_Code_Point}|(?<=[!-~])${JOINING}(?!\u20e3)`;
const UNSEEN_IN_TEXT = new RegExp(String.raw`(?![\n\t])(?:${UNSEEN})`, 'gu');
const UNSEEN_IN_LINE = new RegExp(UNSEEN, 'gu');

/**
 * Text of the input as it may stand in a terminal, a report or on the page: what steers, turns or
 * hides stands as its code point, `[U+001B]`. Lines and tabs stay.
 */
export const visibleText = (text: string): string => text.replaceAll(UNSEEN_IN_TEXT, codePoint);

/** The same for what stands in a line among others: it begins no line of its own. */
export const visibleLine = (text: string): string => text.replaceAll(UNSEEN_IN_LINE, codePoint);

/** What XML 1.0 holds in no way, not even escaped. */
const NOT_IN_XML = String.raw`[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]`;
const NOT_XML = new RegExp(NOT_IN_XML, 'gu');
const NOT_XML_OR_LIKE_IT = new RegExp(String.raw`\[(?=U\+)|${NOT_IN_XML}`, 'gu');

/** Text as an XML file can hold it: what it cannot hold stands as its code point. */
export const inXml = (text: string): string => text.replaceAll(NOT_XML, codePoint);

/** The same for ids, of which no two become one: what reads like a code point is told apart. */
export const idInXml = (text: string): string => text.replaceAll(NOT_XML_OR_LIKE_IT, codePoint);

/** A character as its code point. */
export const codePoint = (character: string): string =>
  `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
