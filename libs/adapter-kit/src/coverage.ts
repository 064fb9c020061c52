import type { Passport } from '@meervoud/adapter-sdk';
import { type ZibName, type ZibRecord, zibs } from '@meervoud/zibs';

const COMMON = ['zib', 'id', 'origin'];

/** The elements of a zib's record that are its own, as the schema lists them. */
const elementsOf = (zib: ZibName): readonly string[] => Object.keys(zibs[zib].unwrap().shape).filter((name) => !COMMON.includes(name));

/** Per zib that is provided, per element: in how many of the records it was filled. Zeros where there were no records. */
export const coverageOf = (provides: readonly ZibName[], records: readonly ZibRecord[]): Passport['coverage'] =>
  Object.fromEntries(provides.map((zib) => {
    const ofZib = records.filter((record) => record.zib === zib) as readonly object[];
    return [zib, Object.fromEntries(elementsOf(zib).map((element) =>
      [element, { filled: ofZib.filter((record) => isFilled((record as Readonly<Record<string, unknown>>)[element])).length, of: ofZib.length }]))];
  }));

/** An empty list says nothing, like an absent element. */
const isFilled = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0);
