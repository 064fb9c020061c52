import { type DoctorCheck, type PossibleFinding } from '../check.ts';
import type { ConfigurationProblem } from '../../configuration/problems.ts';

const findings: Readonly<Record<'configuration-wrong', PossibleFinding>> = {
  'configuration-wrong': {
    weight: 'wrong',
    what: { nl: 'Dit klopt niet in meervoud.json of in de omgeving.', en: 'This is wrong in meervoud.json or in the environment.' },
    next: { nl: 'Verbeter deze regel; zie docs/operators/configuration.md.', en: 'Correct this line; see docs/operators/configuration.md.' },
  },
};

/** The one check that goes before all others: without a configuration there is nothing to look at. */
export const configuration = (problems: readonly ConfigurationProblem[]): DoctorCheck => ({
  name: 'configuration',
  looksAt: { nl: 'Configuratie', en: 'Configuration' },
  findings,
  look: async () => (problems.length === 0 ? [{ detail: 'meervoud.json' }]
    : problems.map(({ at, message }) => ({ about: at, code: 'configuration-wrong', detail: message }))),
});
