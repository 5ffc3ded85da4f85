/** What a press on the picture does. */
export type Tool = 'point' | 'box' | 'lasso';
