/**
 * What a billing file or a sheet holds in one place, as it arrives: text, a number (an Excel date is its serial
 * number), a truth value, or nothing. An Excel error arrives as its text, for example "#N/A".
 */
export type Cell = string | number | boolean | null;

/** One row of a source; cells that are not there count as empty. */
export type Row = readonly Cell[];
