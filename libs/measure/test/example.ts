import type { IndicatorDefinition, IndicatorSet } from '@meervoud/indicator';
import { zibsInR4 } from '@meervoud/nl-core';
import { improvementNotation } from '@meervoud/delivery';
import { setsOnShelf } from '../../../apps/cli/src/shelf.ts';
import type { MeasureContext } from '../src/index.ts';

/** Every set of every year that is on the shelf. */
export const sets: readonly IndicatorSet[] = setsOnShelf();
export const contextOf = (set: IndicatorSet): MeasureContext => ({ set, zibsInFhir: zibsInR4, improvementNotation });

export const setOf = (id: string, reportingYear: number): IndicatorSet => sets.find((set) => set.id === id && set.reportingYear === reportingYear)!;
export const rowOf = (set: IndicatorSet, number: string): IndicatorDefinition => set.indicators.find((row) => row.number === number)!;
