import type { CarePlan } from 'fhir/r4.js';
import type { ResourceKey } from '../scenario/situation.ts';
import type { Stu3Resource } from './stu3-resource.ts';
import { nictiz, turn } from './terms.ts';

const PROCEDURE = 0;
const carePlanStatus: Readonly<Record<string, string>> = { 'on-hold': 'suspended', revoked: 'cancelled' };
const procedureStatus: Readonly<Record<string, string>> = { active: 'in-progress', 'on-hold': 'suspended', revoked: 'aborted' };

/** A nursing intervention is a CarePlan in R4; in STU3 some are activities of an nl-core-careplan, and some are Procedures (zibs.md §2.5). */
export const toStu3CarePlan = (plan: CarePlan): Stu3Resource => (turn(plan.id, 3) === PROCEDURE ? toProcedure(plan) : toCarePlan(plan));

/** The key under which STU3 knows a resource of the R4 population. */
export const keyInStu3 = ({ resourceType, id }: ResourceKey): ResourceKey =>
  ({ resourceType: resourceType === 'CarePlan' && turn(id, 3) === PROCEDURE ? 'Procedure' : resourceType, id });

const toCarePlan = ({ id, meta, status, intent, category = [], subject, period, activity = [] }: CarePlan): Stu3Resource => {
  const onWhole = turn(id, 3) === 1;
  return {
    resourceType: 'CarePlan', id, meta, subject, intent, period,
    status: carePlanStatus[status] ?? status,
    ...(onWhole && { category }),
    activity: activity.map(({ detail }) => ({
      detail: { ...(!onWhole && { category: category[0] }), code: detail?.code, status: detail?.status ?? 'unknown' },
    })),
  };
};

const toProcedure = ({ id, meta, status, category, subject, period, activity = [] }: CarePlan): Stu3Resource => ({
  resourceType: 'Procedure', id, subject,
  meta: { ...meta, profile: [nictiz('zib-NursingIntervention')] },
  status: procedureStatus[status] ?? status,
  category: category?.[0],
  code: { coding: activity.flatMap(({ detail }) => detail?.code?.coding ?? []) },
  performedPeriod: period,
});
