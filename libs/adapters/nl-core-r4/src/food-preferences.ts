import { defineMapping, FhirConcept, FhirDate, FhirPeriod, FhirReference, hasCode, matchesOf } from '@meervoud/adapter-sdk';
import { FoodTopic } from '@meervoud/zibs';
import { z } from 'zod';
import { foodPreferences as talk, foodTopic, tokens } from './codes.ts';
import { observed } from './observation-status.ts';

/** A talk about food and drink (own convention): an Observation, its subjects in components (R16). */
export const foodPreferences = defineMapping({
  zib: 'FoodPreferences',
  resourceType: 'Observation',
  search: [`Observation?code=${tokens(talk)}`],
  recognise: ({ code }) => hasCode(talk, code),
  reads: z.object({
    status: z.string(),
    subject: FhirReference.optional(),
    effectiveDateTime: FhirDate,
    effectiveInstant: FhirDate,
    effectivePeriod: FhirPeriod,
    valueBoolean: z.boolean(),
    component: z.array(z.object({ code: FhirConcept.optional(), valueBoolean: z.boolean().optional() })).default([]),
  }),
  map: (observation, read) => {
    read.status(observation.status, observed);
    const topics = new Set(observation.component.filter(({ valueBoolean }) => valueBoolean === true)
      .flatMap(({ code }) => matchesOf(foodTopic, code).map(({ meaning }) => meaning)));
    return {
      subject: read.subject(observation.subject, 'subject'),
      discussed: observation.valueBoolean,
      topics: FoodTopic.options.filter((topic) => topics.has(topic)),
      date: observation.effectiveDateTime ?? observation.effectiveInstant ?? observation.effectivePeriod?.start,
    };
  },
});
