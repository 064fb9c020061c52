import { CANONICAL_BASE } from '@meervoud/kernel';
import type { ChainedEntry } from '@meervoud/store';
import type { AuditEvent } from 'fhir/r4.js';
import { stableId } from './fhir-codes.ts';

/** What only looks; everything else does something. */
const READING = /^(read|explain|refused|fetch|list|export)/;

/**
 * An entry of the access log as a FHIR R4 AuditEvent with the fields of NEN 7513: what was done, when, by whom and as what, who answers for it, on what ground,
 * why, to what, and who wrote it down. Of a client it holds no more than the entry: the id of what was opened.
 */
export const toAuditEvent = (entry: ChainedEntry): AuditEvent => {
  const { organization, who, role, basis, source, action, object, purpose, at, position, hash } = entry;
  const accessAction = { system: `${CANONICAL_BASE}/CodeSystem/access-action`, code: action };
  return {
    resourceType: 'AuditEvent',
    id: stableId('access', organization, position, hash),
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest', display: 'RESTful Operation' },
    subtype: [accessAction],
    action: READING.test(action) ? 'R' : 'E',
    recorded: at,
    outcome: '0',
    purposeOfEvent: [{ text: purpose }],
    agent: [
      {
        who: { identifier: { system: `${CANONICAL_BASE}/NamingSystem/account`, value: who } }, requestor: true,
        ...(role === undefined ? {} : { role: [{ text: role }] }),
        ...(basis === undefined ? {} : { policy: [`${CANONICAL_BASE}/access-basis/${encodeURIComponent(basis)}`] }),
      },
      { who: { identifier: { system: `${CANONICAL_BASE}/NamingSystem/organization`, value: organization } }, requestor: false, role: [{ text: 'responsible' }] },
    ],
    source: { site: organization, observer: { display: source ?? 'meervoud' } },
    entity: [{
      what: { identifier: { system: `${CANONICAL_BASE}/NamingSystem/object`, value: object } },
      detail: [{ type: 'position', valueString: String(position) }, { type: 'hash', valueString: hash }],
    }],
  };
};
