import { Instant } from '@meervoud/kernel';
import { expect, test } from 'vitest';
import { faultsOf } from '../../measure/test/r4/validate.ts';
import { toAuditEvent } from '../src/index.ts';

const entry = {
  organization: 'de-linde-zorg', who: 'anna', role: 'quality-officer', basis: 'bearer token', source: 'gateway', action: 'read-memberships', object: 'val-0123456789abcdef',
  purpose: 'explain-value', at: Instant.parse('2026-11-22T12:00:00.000Z'), position: 7, previousHash: `sha256:${'0'.repeat(64)}`, hash: `sha256:${'a'.repeat(64)}`,
};

test('an entry of the access log is a valid AuditEvent of base R4, with the fields of NEN 7513 in their places', () => {
  const event = toAuditEvent(entry);
  expect(faultsOf(event)).toStrictEqual([]);
  expect(event).toMatchObject({
    action: 'R', recorded: entry.at, purposeOfEvent: [{ text: 'explain-value' }], source: { observer: { display: 'gateway' } },
    agent: [{ who: { identifier: { value: 'anna' } }, requestor: true, role: [{ text: 'quality-officer' }] }, { who: { identifier: { value: 'de-linde-zorg' } }, requestor: false }],
    entity: [{ what: { identifier: { value: entry.object } } }],
  });
});

test('an entry of which neither role nor ground was written down is valid too, and is an act when it does more than look', () => {
  const { role: _role, basis: _basis, source: _source, ...bare } = entry;
  const event = toAuditEvent({ ...bare, action: 'accept-loss' });
  expect([faultsOf(event), event.action]).toStrictEqual([[], 'E']);
});

test('each place in the chain of each organization has an id of its own', () => {
  const ids = [entry, { ...entry, position: 8 }, { ...entry, organization: 'other' }].map((one) => toAuditEvent(one).id);
  expect(new Set(ids).size).toBe(3);
});
