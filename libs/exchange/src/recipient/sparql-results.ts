import type { DeliveredOutcome, DeliveredValue } from './delivered-value.ts';

interface Term { readonly type: 'literal'; readonly value: string; readonly datatype?: string }
type Variable = 'vestiging' | 'indicator' | 'peildatum' | 'uitkomst' | 'waarde' | 'teller' | 'noemer' | 'onbekend' | 'toelichting';

/** A select result as W3C SPARQL 1.1 Query Results JSON has it. What has no figure leaves its variables unbound: never a zero. */
export interface SparqlResults {
  readonly head: { readonly vars: readonly Variable[] };
  readonly results: { readonly bindings: readonly Readonly<Partial<Record<Variable, Term>>>[] };
}

const VARIABLES: readonly Variable[] = ['vestiging', 'indicator', 'peildatum', 'uitkomst', 'waarde', 'teller', 'noemer', 'onbekend', 'toelichting'];
/** How the chain labels the row of the organization as a whole (KIK-V; indicators.md §5.3). */
const WHOLE_ORGANIZATION = 'Organisatie (gecontracteerd + algemeen)';

const text = (value: string): Term => ({ type: 'literal', value });
const typed = (value: string, datatype: 'decimal' | 'integer' | 'date' | 'boolean'): Term => ({ type: 'literal', value, datatype: `http://www.w3.org/2001/XMLSchema#${datatype}` });
const whole = (value: number | undefined): Term | undefined => (value === undefined ? undefined : typed(String(value), 'integer'));

const figureOf = ({ answer }: DeliveredOutcome): Term | undefined => {
  if (answer === undefined) return undefined;
  if (answer.type === 'text') return text(answer.value);
  return answer.type === 'yes-no' ? typed(String(answer.value), 'boolean') : typed(answer.value, 'decimal');
};

/**
 * A submission as a table in the form in which KIK-V answers come (a row per location and one for the organization), made from what was
 * delivered. The names of the columns are ours: each validated query of KIK-V has its own.
 */
export const toSparqlResults = (values: readonly DeliveredValue[]): SparqlResults => ({
  head: { vars: VARIABLES },
  results: {
    bindings: values.map(({ indicator, location, referenceDate, outcome }) => {
      const row: Readonly<Record<Variable, Term | undefined>> = {
        vestiging: text(location?.name ?? WHOLE_ORGANIZATION), indicator: text(indicator), peildatum: typed(referenceDate, 'date'), uitkomst: text(outcome.kind), waarde: figureOf(outcome),
        teller: whole(outcome.counts?.numerator), noemer: whole(outcome.counts?.denominator), onbekend: whole(outcome.counts?.unknown),
        toelichting: [outcome.reason, outcome.explanation, outcome.rule].filter((part) => part !== undefined).map(text)[0],
      };
      return Object.fromEntries(Object.entries(row).filter(([, term]) => term !== undefined)) as Partial<Record<Variable, Term>>;
    }),
  },
});
