/** The value of a JSON text, null where it is none: a file that was damaged is as good as not there. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
