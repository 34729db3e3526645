/** Letters and digits that are not taken for one another (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits: nobody guesses one. */
const LENGTH = 12;

export const CODE = /^[A-Z0-9]{6,40}$/;

/** As it is kept: however somebody writes it down, it is the same code. */
export const normaliseCode = (written: string): string =>
  written.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();

/** @param random a whole number from 0 up to, but not including, its argument */
export const newCode = (random: (below: number) => number): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[random(ALPHABET.length)]!).join('');
