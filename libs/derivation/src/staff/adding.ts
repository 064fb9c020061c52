import type { ContractsOfStaff, StaffAmount, StaffMeasure } from '@meervoud/indicator';
import type { Moment } from '../moment.ts';
import { contractTime, sickReports, sickTime } from './absence.ts';
import { persons } from './persons.ts';
import { headcount, meanHeadcount, meanInService, meanWithLevel, moved, movedLevel } from './service.ts';
import { type Adding, type Context, toContext } from './share.ts';
import { fte } from './worked.ts';

const measures: { readonly [Measure in StaffMeasure]: (context: Context) => Adding } = {
  persons, fte, headcount, 'mean-headcount': meanHeadcount,
  'sick-time': sickTime, 'contract-time': contractTime, 'sick-reports': sickReports,
  entered: (context) => moved(context, 'entered'), left: (context) => moved(context, 'left'), 'mean-in-service': meanInService,
  'moved-level': movedLevel, 'mean-with-level': meanWithLevel,
};

/** An amount of a row, bound to its year and settings. */
export const bindAmount = ({ of, where }: StaffAmount, population: ContractsOfStaff, moment: Moment): Adding =>
  measures[of](toContext(population, where, moment));
