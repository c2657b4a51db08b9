import { evidenceLimits } from '@fengsui/core'

// Marks that turn the direction of text can make a name end in another way than it seems to.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out here
const misleading = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** The name of an item as it is shown: one short line of plain characters. It is never used as a path. */
export const itemName = (given: string): string =>
  given.toWellFormed().normalize('NFC').replace(misleading, '').trim().slice(0, evidenceLimits.longestName)
