import type { DerivedIndicator, IndicatorSet } from '@meervoud/indicator';
import { canonical, contentHash, type ExactJson } from '@meervoud/kernel';
import { answerOf, countsOf, type Membership, type Value } from '@meervoud/value';
import type { ImprovementNotation } from './measure.ts';
import { type MeasurePopulation, populationsOf } from './populations.ts';
import {
  absentReason, evidenceManifest, measureOf, referenceDate, type ReportPart, reportPeriod, toMeasureScore, toPopulations,
} from './report-parts.ts';
import { concept, dataAbsent, extension, extensionsOfHl7, systems } from './vocabulary.ts';

export interface InsideContext {
  readonly set: IndicatorSet;
  /** The row the value is of; only a row that is derived has members. */
  readonly definition: DerivedIndicator;
  readonly improvementNotation: ImprovementNotation;
  /** References to the Organization and, for a location, its Location. */
  readonly reporter: string;
  readonly location: string | undefined;
}

/**
 * A MeasureReport `individual` for each member of a value: why this client, ward or questionnaire counts as it does, with the records
 * that decided as `evaluatedResource`. Inside the house only: it is about one person, by pseudonym, and its label says so
 * (Confidentiality `R`). Nothing that leaves is made of it.
 */
export const toIndividualReports = (value: Value, context: InsideContext): readonly ReportPart[] =>
  value.evidence.memberships.map((membership) => {
    const counted = isCounted(membership, context.definition) ? 1 : 0;
    const inPopulation = membership.population === 'yes' ? 1 : 0;
    return {
      ...head(value, context, idOf('individual', value.id, membership.member)),
      extension: [
        referenceDate(value.referenceDate),
        extension('answer', { valueCode: membership.population === 'unknown' ? 'population-unknown' : membership.answer }),
        extension('deciding-clause', { valueString: membership.clause }), evidenceManifest(value.evidence),
      ],
      type: 'individual',
      subject: subject(membership, context.definition),
      group: [{ population: toPopulations(context.definition, { numerator: counted * inPopulation, denominator: inPopulation }) }],
      evaluatedResource: evaluated([membership], context.definition),
    };
  });

/**
 * A MeasureReport `subject-list` of a value: its figure and, for each population, the List of its members by pseudonym. Inside the house
 * only, as {@link toIndividualReports}. Members whose place in the population is unknown are in no list.
 */
export const toSubjectListReport = (value: Value, context: InsideContext): ReportPart => {
  const { outcome, evidence: { memberships } } = value;
  const [answer, counts] = [answerOf(outcome), countsOf(outcome)];
  const inside = memberships.filter(({ population }) => population === 'yes');
  const members: { readonly [Part in MeasurePopulation['part']]: readonly Membership[] } = {
    all: inside, counted: inside.filter((membership) => isCounted(membership, context.definition)),
  };
  const parts = Object.entries(members).filter(([, list]) => list.length > 0);
  const reason = 'reason' in outcome ? outcome.reason : undefined;
  const score = answer === undefined ? { extension: [dataAbsent(absentReason({ kind: outcome.kind, reason }))] } : toMeasureScore(answer);
  return {
    ...head(value, context, idOf('subject-list', value.id)),
    contained: parts.length === 0 ? undefined : parts.map(([part, list]) => toList(part, list, context.definition)),
    extension: [
      extension('outcome-kind', { valueCode: outcome.kind }),
      ...(answer?.type === 'yes-no' ? [extension('answer', { valueBoolean: answer.value })] : []),
      referenceDate(value.referenceDate), evidenceManifest(value.evidence),
    ],
    type: 'subject-list',
    subject: context.location === undefined ? undefined : { reference: context.location },
    group: [{
      extension: [
        extension('unknown-count', { valueInteger: counts?.unknown ?? 0 }),
        extension('undecided-count', { valueInteger: value.evidence.undecided }),
      ],
      population: toPopulations(context.definition, { numerator: members.counted.length, denominator: members.all.length },
        ({ part }) => (members[part].length === 0 ? {} : { subjectResults: { reference: `#${part}` } })),
      measureScore: score,
    }],
    evaluatedResource: evaluated(inside, context.definition),
  };
};

/** Throws a TypeError where the row is not the one the value is of. */
const head = (value: Value, { set, definition, improvementNotation, reporter }: InsideContext, id: string): ReportPart => {
  if (definition.id !== value.indicator) throw new TypeError(`${value.indicator} is not ${definition.id}`);
  const notation = improvementNotation(definition);
  return {
    resourceType: 'MeasureReport', id,
    meta: { security: [{ system: systems.confidentiality, code: 'R' }] },
    identifier: [{ system: canonical('NamingSystem/value'), value: value.id }],
    status: 'complete',
    measure: measureOf(value.evidence),
    date: value.derivedAt,
    reporter: { reference: reporter },
    period: { ...reportPeriod(definition, set) },
    improvementNotation: notation && concept(systems.improvement, notation),
  };
};

/** The same for the same report, in 64 characters that FHIR allows; the pseudonym cannot be read from it. */
const idOf = (...parts: readonly string[]): string => contentHash(parts).slice('sha256:'.length, 'sha256:'.length + 40);

/** Does this member have the answer that the row counts? Of a mean: is there a score? */
const isCounted = ({ answer }: Membership, definition: DerivedIndicator): boolean =>
  answer === (definition.kind === 'proportion' ? definition.counts : 'yes');

const NAMING = { client: 'client-pseudonym', ward: 'ward', respondent: 'survey-response', staff: 'staff-pseudonym' } as const;
const TYPES = { client: 'Patient', ward: 'Location', respondent: 'QuestionnaireResponse', staff: 'Practitioner' } as const;

/**
 * A logical reference: by pseudonym or own id, never to a Patient, which is never fetched. FHIR lets no questionnaire be a subject: it is
 * a Group of one.
 */
const subject = (membership: Membership, definition: DerivedIndicator): ReportPart =>
  ({ ...item(membership, definition), ...(definition.basis === 'respondent' ? { type: 'Group' } : {}) });

const item = ({ member }: Membership, { basis }: DerivedIndicator): ReportPart =>
  ({ type: TYPES[basis], identifier: { system: canonical(`NamingSystem/${NAMING[basis]}`), value: member } });

const toList = (id: string, members: readonly Membership[], definition: DerivedIndicator): ExactJson => ({
  resourceType: 'List', id, status: 'current', mode: 'snapshot',
  entry: members.map((member) => ({ item: item(member, definition) })),
});

/** Each record once, with the population it decided about; relative to its source, which is named beside it. */
const evaluated = (memberships: readonly Membership[], definition: DerivedIndicator): readonly ReportPart[] | undefined => {
  const counted = populationsOf(definition).find(({ part }) => part === 'counted')?.name ?? 'numerator';
  const found = new Map<string, ReportPart>();
  for (const { records, clause } of memberships) {
    const criteria = clause.startsWith('population') ? 'initial-population' : counted;
    for (const { source, reference, versionId } of records) {
      found.set(`${source}\n${reference}\n${versionId}`, {
        extension: [extension('source', { valueString: source }), { url: extensionsOfHl7.criteriaReference, valueString: criteria }],
        reference: versionId === undefined ? reference : `${reference}/_history/${versionId}`,
      });
    }
  }
  return found.size === 0 ? undefined : [...found.values()];
};
