import type { MedicationStatement } from 'fhir/r4.js';
import { concept, nictizExtension } from '../resources/codes.ts';
import type { Stu3Resource } from './stu3-resource.ts';
import { nictiz } from './terms.ts';

const renamed: Readonly<Record<string, string>> = {
  [nictizExtension('StopType')]: nictiz('zib-Medication-StopType'),
  [nictizExtension('TimeInterval.Duration')]: nictiz('zib-MedicationUse-Duration'),
};
const inStu3 = <One extends { readonly url: string }>(extensions: readonly One[]): readonly One[] =>
  extensions.map((one) => ({ ...one, url: renamed[one.url] ?? one.url }));

/** zib-MedicationUse: another category, and whether it is used stands in `taken`, for which STU3 has no status (zibs.md §2.4). */
export const toStu3MedicationUse = ({ status, modifierExtension, effectivePeriod, ...rest }: MedicationStatement): Stu3Resource => ({
  ...rest,
  ...(modifierExtension && { modifierExtension: inStu3(modifierExtension) }),
  status: status === 'not-taken' || status === 'unknown' ? 'active' : status,
  taken: status === 'not-taken' ? 'n' : status === 'unknown' ? 'unk' : 'y',
  category: concept('urn:oid:2.16.840.1.113883.2.4.3.11.60.20.77.5.3', '6', 'Medicatiegebruik'),
  ...(effectivePeriod && { effectivePeriod: { ...effectivePeriod, ...(effectivePeriod.extension && { extension: inStu3(effectivePeriod.extension) }) } }),
});
