/**
 * Text of the input as it may stand in a terminal or a report: control characters, which steer a
 * terminal, and marks of direction, which make a name read as another, stand as their code points,
 * `[U+001B]`. Lines and tabs stay.
 */
export const visibleText = (text: string): string =>
  text.replaceAll(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, codePoint);

/** The same for what stands in a line among others: it begins no line of its own. */
export const visibleLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, codePoint);

const codePoint = (character: string): string =>
  `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
