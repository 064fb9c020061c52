import { zibs } from '@meervoud/zibs';
import type { z } from 'zod';
import { recordsOf } from '../contents.ts';
import { SOURCE } from '../reading.ts';
import { brokenOff, type Check, failed, verdictOf } from './check.ts';

const REFERENCE = /^[^\s/]{1,64}\/\S{1,128}$/;
/** `verblijven.csv#12`, where there are no resources. */
const PLACE = /^[^/\n]{1,200}#\d{1,9}$/;

/** Where and how, never what. */
const placesOf = ({ issues }: z.ZodError): string => issues.map(({ path, code }) => `${path.join('.') || '(top)'} (${code})`).join(', ');

export const recordsMatchSchema: Check = {
  id: 'records-match-schema',
  needs: [],
  run: async (stage) => {
    const read = await stage.baseline();
    const broken = brokenOff(read);
    if (broken !== undefined) return failed(broken);
    const records = recordsOf(read.events);
    const wrong = records.flatMap((record): readonly string[] => {
      const parsed = zibs[record.zib]?.safeParse(record);
      if (parsed === undefined) return ['a record of a zib that does not exist'];
      if (!parsed.success) return [`a ${record.zib} does not fit its schema at ${placesOf(parsed.error)}`];
      if ('subject' in record && !stage.pseudonyms.given.has(record.subject)) return [`the subject of a ${record.zib} is not one that request.pseudonym gave`];
      if (record.origin.source !== SOURCE) return [`the origin of a ${record.zib} does not name request.source`];
      const { reference } = record.origin;
      const leadsBack = REFERENCE.test(reference) || (read.requests === undefined && PLACE.test(reference));
      return leadsBack ? [] : [`the origin.reference of a ${record.zib} is no reference`];
    });
    return verdictOf([...new Set(wrong)], `${records.length} records`);
  },
};
