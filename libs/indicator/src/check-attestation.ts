import { KnownError } from '@meervoud/kernel';
import type { Attestation } from './campaign.ts';
import type { IndicatorDefinition } from './definition.ts';
import type { IndicatorSet } from './indicator-set.ts';

/** The type of answer a person may state for this row, if any. */
export const attestableAs = (definition: IndicatorDefinition): Attestation['answer']['type'] | undefined => {
  if (definition.kind === 'attested') return definition.answer;
  if (definition.kind === 'ratio') return definition.attestable ? (definition.per === undefined ? 'score' : 'ratio') : undefined;
  if (definition.kind === 'mean') return definition.attestable ? 'score' : undefined;
  return definition.kind === 'proportion' && definition.attestable ? 'proportion' : undefined;
};

/**
 * Does what this person states answer a row of this set, in the row's own type? For use at the door, before it is
 * stored. Throws a KnownError `attestation-does-not-fit` (halt).
 */
export const checkAttestation = (set: IndicatorSet, attestation: Attestation): void => {
  const name = `${set.id} ${set.reportingYear}`;
  const at = `${attestation.set} ${attestation.reportingYear} ${attestation.indicator}`;
  const refuse = (message: string, expected: string): never => {
    throw new KnownError({ code: 'attestation-does-not-fit', recovery: 'halt', message, at, expected });
  };
  if (attestation.set !== set.id || attestation.reportingYear !== set.reportingYear) {
    return refuse(`The attestation is not about ${name}.`, `set ${set.id} and reporting year ${set.reportingYear}`);
  }
  const row = set.indicators.find(({ id }) => id === attestation.indicator);
  if (row === undefined) return refuse(`${name} has no row ${attestation.indicator}.`, 'an IndicatorCode of the set');
  const type = attestableAs(row);
  if (type === undefined) return refuse(`Row ${row.number} is not answered by a person.`, 'a row that is attested, or attestable');
  if (attestation.answer.type !== type) {
    return refuse(`Row ${row.number} is not answered with a ${attestation.answer.type}.`, `an answer of type ${type}`);
  }
};
