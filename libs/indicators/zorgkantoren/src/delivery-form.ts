import type { Criterion } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import type { Leveringsvorm } from '@meervoud/zibs';
import { type CareProfile, indication } from './client-in-care.ts';

export interface DeliveryForm {
  /** Part of the row's id. */
  readonly id: string;
  /** The column as KIK-V names it. */
  readonly column: string;
  readonly title: Bilingual;
  /** An indication for this form with one of these profiles. */
  readonly isDelivered: (profiles: readonly CareProfile[]) => Criterion;
}

const of = (leveringsvorm: Leveringsvorm): DeliveryForm['isDelivered'] => (profiles) =>
  indication({ zorgprofiel: { anyOf: profiles }, leveringsvorm: { anyOf: [leveringsvorm] } });

/** A flag that is missing means without (indicators.md §5.3). */
const inInstitution = (withTreatment: boolean): DeliveryForm['isDelivered'] => (profiles) => indication({
  zorgprofiel: { anyOf: profiles }, leveringsvorm: { anyOf: ['instelling'] }, withTreatment: { anyOf: [withTreatment], absent: withTreatment ? 'no' : 'yes' },
});

/** The columns of 14.2 and 14.3. A client may count in several. */
export const deliveryForms: readonly DeliveryForm[] = [
  { id: 'verblijf-met-behandeling', column: 'Verblijf_met_behandeling', title: { nl: 'verblijf met behandeling', en: 'stay with treatment' }, isDelivered: inInstitution(true) },
  { id: 'verblijf-zonder-behandeling', column: 'Verblijf_zonder_behandeling', title: { nl: 'verblijf zonder behandeling', en: 'stay without treatment' }, isDelivered: inInstitution(false) },
  { id: 'vpt', column: 'vpt', title: { nl: 'volledig pakket thuis', en: 'full package at home' }, isDelivered: of('vpt') },
  { id: 'mpt', column: 'mpt', title: { nl: 'modulair pakket thuis', en: 'modular package at home' }, isDelivered: of('mpt') },
  { id: 'pgb', column: 'pgb', title: { nl: 'persoonsgebonden budget', en: 'personal budget' }, isDelivered: of('pgb') },
];
