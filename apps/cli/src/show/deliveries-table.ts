import type { Language } from '@meervoud/kernel';
import type { Deliveries, Delivery } from '../commands/deliveries.ts';
import { showStatus } from './status-report.ts';

const words = {
  nl: { none: 'Er is nog niets vrijgegeven.', tries: 'keer mislukt', last: 'laatst', next: 'volgende poging', givenUp: 'opgegeven; opnieuw met meervoud deliveries retry', rests: 'wordt met rust gelaten tot', failing: 'gaf geen antwoord' },
  en: { none: 'Nothing was released yet.', tries: 'failed', last: 'last', next: 'next try', givenUp: 'given up; begin anew with meervoud deliveries retry', rests: 'is left alone until', failing: 'did not answer' },
} as const;

const lineOf = ({ submission, recipient, reportingYear, revision, status, delivery, failures, lastCode, nextAt }: Delivery, language: Language): string => {
  const say = words[language];
  const parts = delivery === 'delivered' ? [] : [
    ...(failures === 0 ? [] : [`${failures}× ${say.tries}`]), ...(lastCode === undefined ? [] : [`${say.last} [${lastCode}]`]),
    ...(delivery === 'given-up' ? [say.givenUp] : nextAt === undefined ? [] : [`${say.next} ${nextAt}`]),
  ];
  return [`  ${submission}  ${reportingYear} r${revision} → ${recipient}: ${showStatus(status, language)}`, ...parts].join(', ');
};

/** Every delivery on a line, and beneath it the recipients that keep failing. */
export const tellDeliveries = ({ deliveries, recipients }: Deliveries, language: Language): string => {
  const say = words[language];
  return [
    ...(deliveries.length === 0 ? [say.none] : deliveries.map((delivery) => lineOf(delivery, language))),
    ...recipients.map(({ recipient, failures, lastCode, restsUntil }) =>
      `! ${recipient} ${restsUntil === undefined ? say.failing : `${say.rests} ${restsUntil}`} (${failures}×, [${lastCode}])`),
  ].join('\n');
};
