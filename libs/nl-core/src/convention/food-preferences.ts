import { defineMapping, FhirConcept, hasCode, matchesOf } from '@meervoud/adapter-sdk';
import { FoodTopic } from '@meervoud/zibs';
import { z } from 'zod';
import { affirmative, foodPreferences as talk, foodTopic } from '../codes/convention.ts';
import { tokens } from '../codes/systems.ts';
import { observed, observedElements } from './observed.ts';

/** STU3 gives a component no boolean value, so there "yes" is a code. */
const component = z.object({
  code: FhirConcept.optional(), valueBoolean: z.boolean().optional(), valueCodeableConcept: FhirConcept.optional(),
});
const isYes = ({ valueBoolean, valueCodeableConcept }: z.infer<typeof component>): boolean =>
  valueBoolean === true || hasCode(affirmative, valueCodeableConcept);

/** A talk about food and drink (own convention): an Observation, its subjects in components (R16). */
export const foodPreferences = defineMapping({
  zib: 'FoodPreferences',
  resourceType: 'Observation',
  search: [`Observation?code=${tokens(talk)}`],
  recognise: ({ code }) => hasCode(talk, code),
  reads: z.object({
    ...observedElements,
    component: z.array(component).default([]),
  }),
  map: (observation, read) => {
    read.status(observation.status, observed);
    const topics = new Set(observation.component.filter(isYes)
      .flatMap(({ code }) => matchesOf(foodTopic, code).map(({ meaning }) => meaning)));
    return {
      subject: read.subject(observation.subject, 'subject'),
      discussed: observation.valueBoolean,
      topics: FoodTopic.options.filter((topic) => topics.has(topic)),
      date: observation.effectiveDateTime ?? observation.effectiveInstant ?? observation.effectivePeriod?.start,
    };
  },
});
