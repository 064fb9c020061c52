import { datesOf } from '@meervoud/zibs';
import type { FieldTest, RulingSetting } from './criterion.ts';
import { criteriaOf } from './criteria-of.ts';
import type { IndicatorDefinition } from './definition.ts';
import type { DateFields } from './needs.ts';
import type { RulingId } from './rulings.ts';
import { rulingsOf } from './staff-amount.ts';
import { type Clause, clausesOf } from './walk.ts';

/** The rulings a definition rests on by its shape: it must list them, so that its evidence can. */
export const requiredRulings = (definition: IndicatorDefinition): readonly RulingId[] => {
  const required = new Set<RulingId>();
  const { kind, obligation } = definition;
  if (kind === 'choice' || (typeof obligation === 'object' && 'chosen' in obligation)) required.add('R12');
  if (kind === 'proportion' || kind === 'mean' || kind === 'ratio' || (kind === 'attested' && (definition.answer === 'proportion' || definition.answer === 'ratio'))) required.add('R11');
  if (kind === 'proportion' || kind === 'count' || kind === 'ratio') required.add('R6');
  if (kind === 'proportion' && definition.basis === 'ward') required.add('R8');
  if (kind === 'majority') required.add('R9');
  if (kind === 'mean') required.add('S3');
  if (kind === 'ratio') {
    required.add('S8');
    for (const amount of [definition.amount, definition.per]) for (const ruling of amount === undefined ? [] : rulingsOf(amount)) required.add(ruling);
  }
  if ('population' in definition) {
    const clauses = criteriaOf(definition).flatMap(([path, criterion]) => clausesOf(criterion, path));
    for (const ruling of clauses.flatMap(ofClause)) required.add(ruling);
  }
  return [...required];
};

const rulingOfSetting: { readonly [Name in RulingSetting]: RulingId } = { unstageable: 'R4', externalStaffInFte: 'S6', onCallInEmployment: 'S7' };

const ofClause = ({ exists, gates }: Clause): readonly RulingId[] => {
  const found: RulingId[] = [];
  const { status }: DateFields = datesOf[exists.exists];
  const tests = Object.values((exists.where ?? {}) as Readonly<Record<string, FieldTest<unknown>>>);
  if (exists.when === 'on-reference-date' || typeof exists.when === 'object') found.push('R3');
  if (exists.when === 'on-reference-date' && status !== undefined) found.push('R5');
  if (typeof exists.when === 'object' && 'lastDays' in exists.when) found.push('R14');
  if (tests.some((test) => 'inSetting' in test)) found.push('R2');
  for (const test of tests) if ('bySetting' in test && test.bySetting !== undefined) found.push(rulingOfSetting[test.bySetting.name]);
  if (gates.some(({ name }) => name === 'advanceDirectiveSuffices')) found.push('R7');
  if (exists.exists === 'MedicationUse') found.push('S9', 'S10');
  if (typeof exists.absent === 'object') found.push(exists.absent.setting === 'absentToiletingPlan' ? 'S1' : 'S2');
  return found;
};
