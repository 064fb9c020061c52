import type { CodeableConcept, Observation, Procedure } from 'fhir/r4.js';
import { snomed } from '../resources/codes.ts';
import type { Stu3Resource } from './stu3-resource.ts';

/** STU3 gives a component no boolean: "yes" and "no" are codes there. */
const yesOrNo = (value: boolean): CodeableConcept => (value ? snomed('373066001', 'Yes') : snomed('373067005', 'No'));

export const toStu3Observation = ({ component, ...rest }: Observation): Stu3Resource => ({
  ...rest,
  ...(component && {
    component: component.map(({ code, valueBoolean }) => ({ code, ...(valueBoolean !== undefined && { valueCodeableConcept: yesOrNo(valueBoolean) }) })),
  }),
});

const statusInStu3: Readonly<Record<string, string>> = { 'not-done': 'completed', stopped: 'aborted', 'on-hold': 'suspended' };

/** What did not happen is done in status and undone by `notDone`; who was there has a `role`. */
export const toStu3Procedure = ({ status, performer, ...rest }: Procedure): Stu3Resource => ({
  ...rest,
  status: statusInStu3[status] ?? status,
  ...(status === 'not-done' && { notDone: true }),
  ...(performer && { performer: performer.map(({ function: role, actor }) => ({ ...(role && { role }), actor })) }),
});
