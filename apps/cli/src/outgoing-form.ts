import { type OutgoingForm, renderSubmission } from '@meervoud/delivery';
import type { Submission } from '@meervoud/exchange';
import type { House } from './house.ts';
import { odbProvider } from './odb-provider.ts';
import { formOf, recipientOf } from './recipients.ts';
import { profileFor, setFor } from './shelf.ts';

/** In which form a submission goes to its recipient, as meervoud.json says. Throws `recipient-unknown` (halt). */
export const formFor = (house: Pick<House, 'store' | 'config'>) => ({ key }: Submission): OutgoingForm | undefined => {
  const name = formOf(recipientOf(house.config, key.recipient));
  if (name === 'fhir') return undefined;
  return {
    name,
    render: async (submission, payload) => renderSubmission(name, {
      key: submission.key, payload, set: setFor(profileFor(key.profile.split('@')[0] ?? '').set, key.reportingYear), provider: await odbProvider(house),
    }),
  };
};
