import type { ZibRecord } from '@meervoud/zibs';

/** What a record says, field by field; what every record has is left out. */
export const recordWords = ({ zib, id: _id, origin: _origin, ...fields }: ZibRecord): string => {
  const { subject: _subject, ...own } = fields as Record<string, unknown>;
  const said = Object.entries(own).filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${Array.isArray(value) ? value.join('+') : String(value)}`);
  return `${zib}: ${said.join(', ')}`;
};
