/** A node of the picture by its kind and id: an account, a signal (shared value), or a cell. */
export type NodeRef = `a:${string}` | `s:${string}` | `c:${string}`;

export const accountRef = (id: string): NodeRef => `a:${id}`;
export const signalRef = (key: string): NodeRef => `s:${key}`;
export const cellRef = (id: string): NodeRef => `c:${id}`;

export const idOf = (ref: NodeRef): string => ref.slice(2);
export const isAccount = (ref: NodeRef): boolean => ref.startsWith('a:');
export const isSignal = (ref: NodeRef): boolean => ref.startsWith('s:');
export const isCell = (ref: NodeRef): boolean => ref.startsWith('c:');

export const isNodeRef = (text: string): text is NodeRef => /^[asc]:./s.test(text);
