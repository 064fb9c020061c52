import type { Submission } from '@meervoud/exchange';
import { KnownError } from '@meervoud/kernel';
import type { House } from './house.ts';

/** A submission of this provider, by its id. Throws a KnownError `submission-unknown` (halt) that names those there are. */
export const ownSubmission = async ({ store, config }: Pick<House, 'store' | 'config'>, id: string): Promise<Submission> => {
  const submission = await store.submissions.byId(id);
  if (submission?.key.organization === config.organization.id) return submission;
  const ids = (await store.submissions.list(config.organization.id)).map((one) => one.id);
  throw new KnownError({ code: 'submission-unknown', recovery: 'halt', message: `There is no submission '${id}'.`, expected: ids.join(', ') || 'one that was drawn up: meervoud approve' });
};
