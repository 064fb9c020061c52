import { defineIndicator } from '@meervoud/indicator';
import { restraints } from '../2019/restraint.ts';
import { source } from './source.ts';

/** V1-V8: restraint by kind in the 30 days up to the reference date, in the shape that 2018 first published. */
export const restraint = restraints.map((row, at) => defineIndicator({
  ...row, id: `MV-basisveiligheid-V${at + 1}`, number: `V${at + 1}`, sort: 11 + at, theme: 'restraint', obligation: 'mandatory',
  rulings: row.rulings.filter((ruling) => ruling !== 'R12'), source: `${source}; shape of row ${row.number}`,
}));
