import type { Bundle } from 'fhir/r4.js';
import { Calculator } from 'fqm-execution';
import { cqlRows } from './measure-bundle.ts';
import type { ClientAnswer } from './question.ts';
import type { RandomClient } from './random-clients.ts';
import { pseudonymOf } from './records-of.ts';
import { add, nothing, timed, type Took } from './timed.ts';

/** What fqm-execution says of clients, by the CQL. */
export interface FqmOpinion {
  /** At the location. Clients who are certainly not counted there are left out; dates are certain, so nobody is in doubt. */
  readonly answers: readonly ClientAnswer[];
  /** How many are counted in the organization, by row. */
  readonly inOrganization: ReadonlyMap<string, number>;
  /** Of the calls of fqm alone. */
  readonly took: Took;
}

export interface FqmPeriod { readonly start: string; readonly end: string }

/** A call costs some 0.4 s whatever it calculates, and keeps all its results in memory. */
const BATCH = 100;

/** All that makes fqm slower and is not needed for counts is off. */
const slim = {
  calculateHTML: false, calculateClauseCoverage: false, calculateClauseUncoverage: false, calculateCoverageDetails: false,
  calculateSDEs: false, calculateRAVs: false, verboseCalculationResults: false, includeClauseResults: false, trustMetaProfile: false,
} as const;

/** Asks fqm-execution, a batch at a time. */
export const askFqm = async (measure: Bundle, { start, end }: FqmPeriod, clients: readonly RandomClient[]): Promise<FqmOpinion> => {
  const answers: ClientAnswer[] = [];
  const inOrganization = new Map(cqlRows.map(({ number }) => [number, 0]));
  let took = nothing;
  for (let from = 0; from < clients.length; from += BATCH) {
    const bundles = clients.slice(from, from + BATCH).map(({ bundle }) => bundle);
    const options = { ...slim, measurementPeriodStart: start, measurementPeriodEnd: end };
    const calculated = await timed(() => Calculator.calculate(measure as fhir4.Bundle, bundles as fhir4.Bundle[], options));
    took = add(took, calculated.took);
    const { results } = calculated.result;
    for (const { patientId, detailedResults = [] } of results) {
      for (const { groupId, populationResults = [] } of detailedResults) {
        const holds = new Map(populationResults.map(({ populationType, result }) => [String(populationType), result]));
        if (holds.get('initial-population')) inOrganization.set(groupId, (inOrganization.get(groupId) ?? 0) + 1);
        if (!holds.get('denominator')) continue;
        const answer = holds.get('numerator') ? 'yes' : holds.get('denominator-exception') ? 'unknown' : 'no';
        answers.push({ question: groupId, client: pseudonymOf(patientId), counted: 'yes', answer });
      }
    }
  }
  return { answers, inOrganization, took };
};
