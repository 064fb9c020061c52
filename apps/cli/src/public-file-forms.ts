import { forms, renderSubmission } from '@meervoud/delivery';
import type { Render } from '@meervoud/gateway';
import type { House } from './house.ts';
import { odbProvider } from './odb-provider.ts';
import { profileFor, setFor } from './shelf.ts';

/** The rows of the public file, for recipients that come to fetch, by media type: made of the exact bytes that people approved. */
export const publicFileForms = (house: Pick<House, 'store' | 'config'>): ReadonlyMap<string, Render> =>
  new Map((['odb-csv', 'odb-xlsx'] as const).map((form) => [forms[form].mediaType.replace(/;.*$/, ''), async ({ submission: { key }, payload }) => renderSubmission(form, {
    key, payload, set: setFor(profileFor(key.profile.split('@')[0] ?? '').set, key.reportingYear), provider: await odbProvider(house),
  })]));
