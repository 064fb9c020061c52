import { Outcome, countsOf } from '@meervoud/value';
import { describe, expect, it } from 'vitest';
import { expectedOutcome, generatePopulation, type ExpectedValue, type Population } from '../src/index.ts';
import { percentage } from '../src/truth/tally.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index * 7_919 + 1);
const populations = seeds.map((seed) => generatePopulation({ seed, reportingYear: seed % 2 === 0 ? 2022 : 2023 }));
const places = ['de-linde', 'het-anker', 'de-wielewaal', 'klein-elzenhof', null];
const each = (check: (population: Population, truth: readonly ExpectedValue[]) => void): void => {
  for (const population of populations) for (const truth of [population.truth, population.later.truth]) check(population, truth);
};
const counts = (truth: readonly ExpectedValue[], location: string | null, indicator: string) => {
  const outcome = expectedOutcome(truth, location, indicator);
  return outcome && countsOf(outcome);
};

describe('the truth, over 20 seeds', () => {
  it('has every public row of every location, and only shares of the organization', () => {
    each((_, truth) => {
      for (const location of places) {
        const indicators = truth.filter((value) => value.location === location).map(({ indicator }) => indicator);
        expect(new Set(indicators).size).toBe(indicators.length);
        expect(indicators).toHaveLength(location === null ? 11 : 35);
      }
    });
  });

  it('holds outcomes that the model accepts, with numerator and unknown inside the denominator', () => {
    each((_, truth) => {
      for (const { outcome } of truth) {
        expect(Outcome.parse(outcome)).toStrictEqual(outcome);
        const counted = countsOf(outcome);
        if (counted) expect(counted.numerator + counted.unknown).toBeLessThanOrEqual(counted.denominator);
      }
    });
  });

  it('has triples that add up to their denominator', () => {
    each((_, truth) => {
      for (const location of places) {
        for (const triple of [['INID014321', 'INID014322', 'INID014323'], ['INID014330', 'INID014331', 'INID014332']]) {
          const [yes, no, unknown] = triple.map((indicator) => counts(truth, location, indicator));
          if (!yes || !no || !unknown) continue;
          expect(yes.numerator + no.numerator + unknown.numerator).toBe(yes.denominator);
          expect([no.denominator, unknown.denominator]).toStrictEqual([yes.denominator, yes.denominator]);
        }
      }
    });
  });

  it('asks every clinical row of a place of the same residents', () => {
    each((_, truth) => {
      for (const location of places) {
        const denominators = ['INID013307', 'INID013309', 'INID014330'].flatMap((indicator) => counts(truth, location, indicator)?.denominator ?? []);
        expect(new Set(denominators).size).toBe(1);
      }
    });
  });

  it('knows a location with fewer than ten residents, where nobody is treated', () => {
    each((_, truth) => {
      expect(counts(truth, 'klein-elzenhof', 'INID013309')?.denominator).toBe(6);
      expect(expectedOutcome(truth, 'klein-elzenhof', 'INID014312')).toStrictEqual({ kind: 'no-eligible' });
    });
  });

  it('counts the organization on its own, not as a sum', () => {
    const differences = populations.map(({ truth }) => {
      const sum = places.filter((place) => place !== null).map((place) => counts(truth, place, 'INID013309')?.denominator ?? 0).reduce((one, other) => one + other);
      return sum - (counts(truth, null, 'INID013309')?.denominator ?? 0);
    });
    expect(differences.some((difference) => difference !== 0)).toBe(true);
  });

  it('has shares below and above the limit of unknowns, in every population', () => {
    for (const { truth } of populations) {
      expect(expectedOutcome(truth, 'de-linde', 'INID013307')).toMatchObject({ kind: 'measured', counts: { unknown: 1 } });
      expect(expectedOutcome(truth, 'het-anker', 'INID013307')).toMatchObject({ kind: 'incomplete', reason: 'too-many-unknown' });
      expect(expectedOutcome(truth, 'de-wielewaal', 'INID014330')).toMatchObject({ kind: 'incomplete', counts: { unknown: 0 } });
      expect(expectedOutcome(truth, null, 'INID014330')).toMatchObject({ kind: 'measured' });
    }
  });

  it('has every kind of outcome that can come out of counting and stating', () => {
    for (const { truth } of populations) {
      const kinds = new Set(truth.map(({ outcome }) => (outcome.kind === 'incomplete' ? outcome.reason : outcome.kind)));
      expect([...kinds].sort()).toStrictEqual(['attested', 'measured', 'no-eligible', 'not-attested', 'not-chosen', 'too-many-unknown']);
    }
  });

  it('has majorities that are met and majorities that are not', () => {
    for (const { truth } of populations) {
      const answers = truth.flatMap(({ indicator, outcome }) =>
        (/INID0143(2[5-9]|3[4-8])/.test(indicator) && outcome.kind === 'measured' ? [outcome.answer.value] : []));
      expect(new Set(answers)).toStrictEqual(new Set([true, false]));
    }
  });

  it('takes the later of two statements', () => {
    const outcome = expectedOutcome(populations[0]!.truth, 'het-anker', 'INID014315');
    expect(outcome).toMatchObject({ kind: 'attested', at: expect.stringContaining('-02-20T') });
  });

  it('changes with what happens later', () => {
    for (const { truth, later } of populations) {
      expect(later.truth).not.toStrictEqual(truth);
      expect(counts(later.truth, 'de-linde', 'INID013309')?.denominator).not.toBeUndefined();
    }
  });

  it('holds at other sizes', () => {
    for (const clientsPerLocation of [20, 130]) {
      const { truth } = generatePopulation({ seed: 5, reportingYear: 2023, clientsPerLocation });
      for (const { outcome } of truth) {
        const counted = countsOf(outcome);
        if (counted) expect(counted.numerator).toBeLessThanOrEqual(counted.denominator);
      }
    }
  });
});

describe('a share', () => {
  it('is rounded half up to two decimals', () => {
    const text = (numerator: number, denominator: number) => percentage(numerator, denominator).value;
    expect([text(1, 18), text(1, 8), text(1, 3), text(2, 3), text(7, 7), text(0, 9), text(1, 800), text(1, 20_000)])
      .toStrictEqual(['5.56', '12.50', '33.33', '66.67', '100.00', '0.00', '0.13', '0.01']);
  });
});
