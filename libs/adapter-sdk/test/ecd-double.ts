import { z } from 'zod';
import { codeSet, defineFhirAdapter, defineMapping, FhirPeriod, FhirReference, hasCode, type JsonObject, type SourceEvent, type TransportEffects } from '../src/index.ts';
import { json, openServer, type Respond, searchset } from './fhir-server.ts';

export const IMP = codeSet(['http://act'], { IMP: 'IMP' });
export const ULCER = codeSet(['http://sct'], { '1': '1', '2': '2' });
export const ULCER_PROFILE = 'http://profiles/ulcer';

/** Stays by class, ulcers by code (and by profile), places without a filter. */
export const mappings = [
  defineMapping({
    zib: 'HealthcareProvider', resourceType: 'Location', search: ['Location'], recognise: () => true, recordId: (id) => id,
    reads: z.object({ name: z.string() }),
    map: ({ name }) => ({ name, kind: 'location', partOf: undefined, vestigingsnummer: undefined }),
  }),
  defineMapping({
    zib: 'Stay', resourceType: 'Encounter', search: ['Encounter?class=http://act|IMP'], recognise: (resource) => hasCode(IMP, resource['class']),
    reads: z.object({ status: z.string(), subject: FhirReference.optional(), period: FhirPeriod, location: z.array(z.object({ location: FhirReference })) }),
    map: ({ status, subject, period, location }, read) => {
      read.status(status, ['in-progress']);
      return { subject: read.subject(subject, 'subject'), location: read.idOf('Location', location[0]?.location, 'location'), ward: undefined, ...read.period(period, 'period') };
    },
  }),
  defineMapping({
    zib: 'PressureUlcer', resourceType: 'Condition', search: ['Condition?code=http://sct|1', 'Condition?code=http://sct|2'], profiles: [ULCER_PROFILE],
    recognise: ({ code }) => hasCode(ULCER, code),
    reads: z.object({ subject: FhirReference.optional(), clinicalStatus: z.string().optional() }),
    map: ({ subject, clinicalStatus = 'final' }, read) => {
      read.status(clinicalStatus, ['final']);
      return {
        subject: read.subject(subject, 'subject'), decubitusCategory: '2', dateOfOnset: undefined, abatement: undefined, clinicalStatus: undefined, lastEvidence: undefined,
      };
    },
  }),
];
export const zibs = ['HealthcareProvider', 'Stay', 'PressureUlcer'] as const;
export const adapterFor = (effects: TransportEffects, fhirVersion: '3.0.2' | '4.0.1' = '4.0.1') => defineFhirAdapter({ name: 'double', version: '1', fhirVersion, mappings }, effects);

const concept = (system: string, code: string) => ({ coding: [{ system, code }] });
export const place = (id: string, more: object = {}): JsonObject => ({ resourceType: 'Location', id, name: `Huis ${id}`, ...more });
export const stay = (id: string, client: string, at = 'a', more: object = {}): JsonObject => ({
  resourceType: 'Encounter', id, status: 'in-progress', class: { system: 'http://act', code: 'IMP' }, subject: { reference: `Patient/${client}` },
  location: [{ location: { reference: `Location/${at}` } }], ...more,
});
export const ulcer = (id: string, client: string, code = '1', more: object = {}): JsonObject =>
  ({ resourceType: 'Condition', id, code: concept('http://sct', code), subject: { reference: `Patient/${client}` }, ...more });
export const other = (id: string, client: string): JsonObject => ulcer(id, client, '99');

export interface Behaviour {
  /** Search parameters that the statement names per type; absent: there is no statement. */
  readonly offers?: Readonly<Record<string, readonly string[]>>;
  readonly fhirVersion?: string;
  readonly profiles?: readonly string[];
  /** Parameters that are taken and ignored. */
  readonly ignores?: readonly string[];
  /** Parameters that are answered with a 400. */
  readonly refuses?: readonly string[];
  readonly pageSize?: number;
  /** Goes before everything else; true when it answered. */
  readonly first?: (...given: Parameters<Respond>) => boolean;
  readonly now?: () => number;
  readonly withoutSelf?: boolean;
}

const codesIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).flatMap((one: { coding?: { code: string }[]; code?: string } | undefined) =>
  one?.coding?.map(({ code }) => code) ?? (one?.code === undefined ? [] : [one.code]));

/** A small ECD that holds these resources, and does with searches as it is told. */
export const openEcd = async (held: readonly JsonObject[] | (() => readonly JsonObject[]), behaviour: Behaviour = {}) => {
  const { offers, fhirVersion = '4.0.1', profiles = [], ignores = [], refuses = [], pageSize = 2, first = () => false, now, withoutSelf = false } = behaviour;
  const statement = { resourceType: 'CapabilityStatement', fhirVersion, rest: [{ mode: 'server', resource: Object.entries(offers ?? {}).map(([type, names]) =>
    ({ type, supportedProfile: profiles, searchParam: names.map((name) => ({ name, type: 'token' })) })) }] };
  return openServer((request, response, body) => {
    if (now) response.setHeader('date', new Date(now()).toUTCString());
    if (first(request, response, body)) return undefined;
    const url = new URL(request.url!, 'http://x');
    const type = url.pathname.split('/').at(-1)!;
    if (type === 'metadata') return offers === undefined ? json(response, {}, 404) : json(response, statement);
    if ([...url.searchParams.keys()].some((name) => refuses.includes(name))) return json(response, {}, 400);
    const all = (typeof held === 'function' ? held() : held).filter((resource) => resource['resourceType'] === type && [...url.searchParams].every(([name, value]) => {
      if (name.startsWith('_count') || name === 'offset' || ignores.includes(name)) return true;
      const meta = resource['meta'] as { lastUpdated?: string; profile?: string[] } | undefined;
      if (name === '_lastUpdated') return Date.parse(meta?.lastUpdated ?? '') >= Date.parse(value.slice(2));
      if (name === '_profile') return meta?.profile?.some((profile) => value.split(',').includes(profile)) ?? false;
      return value.split(',').some((token) => codesIn(resource[name]).includes(token.split('|').at(-1)!));
    }));
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const next = new URL(url);
    next.searchParams.set('offset', String(offset + pageSize));
    const bundle = searchset(all.slice(offset, offset + pageSize), offset + pageSize < all.length ? next.search : undefined) as { link?: object[] };
    const self = new URL(url);
    for (const name of ignores) self.searchParams.delete(name);
    if (!withoutSelf) (bundle.link ??= []).push({ relation: 'self', url: self.href });
    return json(response, bundle);
  });
};

/** Records by id, in order of arrival, and everything else in short. */
export const briefly = (events: readonly SourceEvent[]): readonly string[] => events.flatMap((event) => {
  if (event.type === 'checkpoint') return [];
  if (event.type === 'record') return [event.record.id];
  return [event.type === 'gone' ? `gone ${event.reference}` : `${event.code} ${event.origin.reference}`];
});
