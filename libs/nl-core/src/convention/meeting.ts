import { defineMapping, extension, FhirConcept, FhirDate, FhirExtension, FhirReference, hasCode, matchesOf, Unusable } from '@meervoud/adapter-sdk';
import { z } from 'zod';
import { type ExtensionName, meervoudExtension, meetingTopic } from '../codes/convention.ts';
import { tokens } from '../codes/systems.ts';
import { required } from '../status.ts';

/** A meeting of a ward (own convention): a Basic about the ward's Location. Says nothing about a client (R8). */
export const meeting = defineMapping({
  zib: 'Meeting',
  resourceType: 'Basic',
  search: [`Basic?code=${tokens(meetingTopic)}`],
  recognise: ({ code }) => hasCode(meetingTopic, code),
  reads: z.object({
    code: FhirConcept,
    subject: FhirReference.optional(),
    created: FhirDate,
    extension: z.array(FhirExtension).optional(),
  }),
  map: (basic, read) => {
    const flag = (name: ExtensionName): boolean | undefined => extension(basic.extension, meervoudExtension(name))?.valueBoolean;
    if (flag('entered-in-error') === true) throw new Unusable('entered-in-error', 'extension');
    const ward = read.idOf('Location', basic.subject, 'subject');
    if (ward === undefined) throw new Unusable('subject-missing', 'subject');
    return {
      ward,
      topic: required(matchesOf(meetingTopic, basic.code)[0]?.meaning, 'code'),
      date: basic.created,
      multidisciplinary: flag('multidisciplinary'),
      basedOnReports: flag('based-on-reports'),
    };
  },
});
