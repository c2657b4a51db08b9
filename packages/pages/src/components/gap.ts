/** Separates facts on one line: a full-width space, never a dot or a bar. */
export const gap = '\u3000'
