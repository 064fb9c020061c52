import type { CalendarDate } from '@meervoud/kernel';
import type { Medication, MedicationStatement } from 'fhir/r4.js';
import type { Chart } from './chart.ts';
import { coding, nictizExtension, snomed } from './codes.ts';

const ATC = 'http://www.whocc.no/atc';
const GPK = 'urn:oid:2.16.840.1.113883.2.4.4.1';
const mp = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/mp-${name}`;

/** Products by the codes an ECD may give; GPK numbers of zib-codes.json, which alone tell nothing. */
const products = {
  haloperidol: [coding(ATC, 'N05AD01', 'haloperidol')],
  quetiapine: [coding(ATC, 'N05AH04', 'quetiapine')],
  oxazepam: [coding(GPK, '1023', 'OXAZEPAM TABLET 10MG'), coding(ATC, 'N05BA04', 'oxazepam')],
  temazepam: [coding(GPK, '38644', 'TEMAZEPAM CAPSULE 20MG'), coding(ATC, 'N05CD07', 'temazepam')],
  mirtazapine: [coding(ATC, 'N06AX11', 'mirtazapine')],
  paracetamol: [coding(ATC, 'N02BE01', 'paracetamol')],
  metoprolol: [coding(ATC, 'C07AB02', 'metoprolol')],
  donepezil: [coding(ATC, 'N06DA02', 'donepezil')],
  mirtazapineByGpk: [coding(GPK, '93521', 'MIRTAZAPINE TABLET 15MG')],
  psycholeptic: [coding(ATC, 'N05', 'psycholeptica')],
} as const;
export type Product = keyof typeof products;

const codeOf = (product: Product) => ({ coding: [...products[product]] });
const medicationId = (product: Product): string => `product-${product.toLowerCase()}`;

export const toMedication = (id: string, product: Product, lastUpdated: string): Medication =>
  ({ resourceType: 'Medication', id, meta: { versionId: '1', lastUpdated, profile: [mp('PharmaceuticalProduct')] }, code: codeOf(product) });

/** What the ECD knows of products: they are nobody's own. */
export const toFormulary = (reportingYear: number): readonly Medication[] => [
  ...(Object.keys(products) as Product[]).map((product) => toMedication(medicationId(product), product, `${reportingYear}-01-02T08:00:00.000Z`)),
  {
    ...toMedication('product-combination', 'paracetamol', `${reportingYear}-01-02T08:00:00.000Z`), code: { text: 'eigen bereiding' },
    ingredient: [{ itemCodeableConcept: codeOf('paracetamol') }, { itemCodeableConcept: codeOf('temazepam') }],
  },
  {
    ...toMedication('product-half-known', 'paracetamol', `${reportingYear}-01-02T08:00:00.000Z`), code: { text: 'eigen bereiding' },
    ingredient: [{ itemCodeableConcept: codeOf('paracetamol') }, { itemCodeableConcept: { text: 'drop' } }],
  },
  { ...toMedication('product-in-error', 'haloperidol', `${reportingYear}-01-02T08:00:00.000Z`), status: 'entered-in-error' },
];

type Named = Pick<MedicationStatement, 'medicationReference' | 'medicationCodeableConcept' | 'contained'>;
/** How a statement names its product. */
export const referred = (product: Product): Named => ({ medicationReference: { reference: `Medication/${medicationId(product)}`, type: 'Medication' } });
export const referredAs = (id: string): Named => ({ medicationReference: { reference: `Medication/${id}`, type: 'Medication' } });
export const named = (product: Product): Named => ({ medicationCodeableConcept: codeOf(product) });
export const contained = (product: Product): Named => {
  const inside: Medication = { resourceType: 'Medication', id: 'product', code: codeOf(product) };
  return { contained: [inside], medicationReference: { reference: '#product', type: 'Medication' } };
};

export interface UseDetail {
  readonly product: Named;
  readonly start?: string;
  readonly end?: string;
  /** Days, in place of an end. */
  readonly duration?: number;
  readonly status?: MedicationStatement['status'];
  /** Says that it was stopped for good. */
  readonly stop?: true;
  readonly recorded: CalendarDate;
}

/** mp-MedicationUse2. */
export const toMedicationUse = (chart: Chart, { product, start, end, duration, status = 'active', stop, recorded }: UseDetail): MedicationStatement => ({
  resourceType: 'MedicationStatement',
  id: chart.next('medication-use'),
  meta: chart.meta(recorded, mp('MedicationUse2')),
  ...(stop && { modifierExtension: [{ url: nictizExtension('StopType'), valueCodeableConcept: { text: 'definitief' } }] }),
  status,
  category: snomed('422979000', 'medicatiegebruik'),
  ...product,
  subject: chart.subject,
  effectivePeriod: {
    ...(duration === undefined ? {} : { extension: [{ url: nictizExtension('TimeInterval.Duration'), valueDuration: { value: duration, unit: 'dag', system: 'http://unitsofmeasure.org', code: 'd' } }] }),
    ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }),
  },
  dateAsserted: recorded,
});
