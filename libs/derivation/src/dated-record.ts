import type { DateFields, PlaceFields } from '@meervoud/indicator';
import type { PartialDate } from '@meervoud/kernel';
import type { Membership } from '@meervoud/value';
import { datesOf, placesOf, type ZibRecord } from '@meervoud/zibs';
import type { Referred } from './verdict.ts';

/**
 * A record as criteria read it: its dates and its place by the part they play in its zib (`datesOf`, `placesOf`), looked up once for all rows
 * and dates. A class, so that all of them have one shape whatever the record leaves out.
 */
export class DatedRecord {
  readonly record: ZibRecord;
  readonly from: PartialDate | undefined;
  readonly until: PartialDate | undefined;
  readonly on: PartialDate | undefined;
  readonly status: unknown;
  readonly evidence: PartialDate | undefined;
  readonly location: unknown;
  readonly origin: ZibRecord['origin'];
  /** This one and no other: most verdicts rest on one record, and each would make the same lists of it. */
  readonly alone: readonly DatedRecord[];
  readonly references: Membership['records'];

  constructor(record: ZibRecord) {
    const { from, until, on, status, evidence }: DateFields = datesOf[record.zib];
    this.record = record;
    this.from = dateOf(record, from);
    this.until = dateOf(record, until);
    this.on = dateOf(record, on);
    this.status = fieldAt(record, status);
    this.evidence = dateOf(record, evidence);
    this.location = fieldAt(record, placeFieldsOf(record).location);
    this.origin = record.origin;
    this.alone = [this];
    this.references = [referenceTo(record)];
  }
}

/** Where the provider can open it again. */
export const referenceTo = ({ origin: { source, reference, versionId } }: Referred): Membership['records'][number] =>
  versionId === undefined ? { source, reference } : { source, reference, versionId };

/** Which fields of a record say where it belongs. */
export const placeFieldsOf = ({ zib }: ZibRecord): PlaceFields => (zib in placesOf ? placesOf[zib as keyof typeof placesOf] : {});

/** A field of a record whose zib is only known as the definition runs. */
export const fieldOf = (record: ZibRecord, field: string): unknown =>
  (record as unknown as Readonly<Record<string, unknown>>)[field];

const fieldAt = (record: ZibRecord, field: string | undefined): unknown => (field === undefined ? undefined : fieldOf(record, field));
const dateOf = (record: ZibRecord, field: string | undefined): PartialDate | undefined => fieldAt(record, field) as PartialDate | undefined;
