import { sql } from 'kysely';
import { silentLogger } from '@meervoud/kernel';
import { expect, it } from 'vitest';
import { openDatabase } from '../src/database.ts';
import type { DisclosedCell, Store } from '../src/index.ts';
import { deliveryKey, draftOf, NOON } from './examples.ts';
import { onFootings } from './on-footings.ts';

onFootings('what was decided at the door', (opened) => {
  const store = (): Store => opened().store;
  const cells: readonly DisclosedCell[] = [
    { location: 'eik', indicator: 'INID013307', figure: { numerator: 12, denominator: 40 } },
    { location: null, indicator: 'INID013307', hold: 'small-change', figure: { numerator: 13, denominator: 41 } },
  ];
  const draft = async (organization: string, revision = 1) => {
    const { id } = await store().submissions.draft(draftOf(deliveryKey(organization, revision), `${organization} ${revision}`), NOON);
    await store().disclosures.record({ submission: id, organization, set: 's', reportingYear: 2023 }, cells);
    return id;
  };
  const scope = (organization: string) => ({ organization, set: 's', reportingYear: 2023 });

  it('keeps what was shown, of what was hidden the reason only, and a second time changes nothing', async () => {
    const id = await draft('cells');
    await store().disclosures.record({ submission: id, ...scope('cells') }, [{ location: 'eik', indicator: 'INID013307', hold: 'small-group' }]);
    expect(await store().disclosures.ofSubmission(id)).toEqual([
      { location: 'eik', indicator: 'INID013307', hold: undefined, figure: { numerator: 12, denominator: 40 } },
      { location: null, indicator: 'INID013307', hold: 'small-change', figure: undefined },
    ]);
    expect(await store().disclosures.released(scope('cells'))).toEqual([
      { release: id, location: 'eik', indicator: 'INID013307', figure: { numerator: 12, denominator: 40 } },
      { release: id, location: null, indicator: 'INID013307', figure: undefined },
    ]);
    expect(await store().disclosures.released({ ...scope('cells'), reportingYear: 2022 })).toEqual([]);
    expect(await store().disclosures.released(scope('another'))).toEqual([]);
  });

  it('counts as history what left or may leave, not what was withdrawn before it was sent, nor the draft in question', async () => {
    const [kept, unsent, withdrawn] = [await draft('history', 1), await draft('history', 2), await draft('history', 3)];
    await store().submissions.transition(unsent, 'drafted', 'withdrawn', NOON);
    await store().submissions.transition(withdrawn, 'drafted', 'sent', NOON);
    await store().submissions.transition(withdrawn, 'sent', 'withdrawn', NOON);
    const releases = async (except?: string) => [...new Set((await store().disclosures.released(scope('history'), except)).map(({ release }) => release))];
    expect(await releases()).toEqual([kept, withdrawn]);
    expect(await releases(kept)).toEqual([withdrawn]);
  });

  it('is never changed: the database refuses', async () => {
    await draft('fixed');
    const { db } = openDatabase(opened().postgres, silentLogger);
    for (const statement of [sql`update disclosure_decision set hold = null`, sql`delete from disclosure_decision`]) await expect(statement.execute(db)).rejects.toThrow();
    await db.destroy();
  });
});
