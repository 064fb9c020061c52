import { dividedBy, type Fraction, isNothing, NOTHING, plus, times, whole } from '@meervoud/value';
import { byAgreement, contractsOf, spanOf } from './contracts.ts';
import { type Adding, type Context, nothing, type Share, summed, summing } from './share.ts';
import { clip, daysOf360 } from './year-of-360.ts';

/**
 * S4: members of staff over the reporting year. `persons-times-mean` is the number of persons times the mean part of the year of all their
 * agreements (mnieuwland/kik 2.1.1); `capped-per-person` adds up each person's parts, at most 1 (kik-v/use-cases, Sensire 2.1.1).
 */
export const persons = ({ isAsked, year, settings: { staffPersons } }: Context): Adding => {
  const wholeYear = daysOf360(year);
  const shareOf: Adding['shareOf'] = (member) => {
    const agreements = byAgreement(contractsOf(member).filter((contract) => isAsked(contract) === true)).flatMap((rows) => {
      const span = spanOf(rows);
      const days = span && clip(span, year);
      return days === undefined ? [] : [{ rows, days: daysOf360(days) }];
    });
    if (agreements.length === 0) return nothing;
    const days = agreements.reduce((sum, agreement) => sum + agreement.days, 0);
    const part: Fraction = [BigInt(days), BigInt(wholeYear)];
    return { amount: staffPersons === 'capped-per-person' && days > wholeYear ? whole(1) : part, open: false, records: agreements.flatMap(({ rows }) => rows), agreements: agreements.length };
  };
  return staffPersons === 'capped-per-person' ? summing(shareOf) : { shareOf, total: personsTimesMean };
};

const personsTimesMean = (shares: readonly Share[]): Fraction => {
  const there = shares.filter(({ agreements = 0 }) => agreements > 0);
  const agreements = there.map((share) => whole(share.agreements ?? 0)).reduce(plus, NOTHING);
  return isNothing(agreements) ? NOTHING : times(whole(there.length), dividedBy(summed(there), agreements));
};
