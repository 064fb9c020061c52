import type { CodeableConcept, Consent } from 'fhir/r4.js';
import { concept, nictizExtension, NULL_FLAVOR, snomed } from '../resources/codes.ts';
import type { Stu3Resource } from './stu3-resource.ts';
import { nictiz, turn } from './terms.ts';

const PERMITTED = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4';
const decisions = {
  permit: concept(PERMITTED, 'JA', 'Behandeling toegestaan en/of wenselijk'),
  deny: concept(PERMITTED, 'NEE', 'Behandeling niet toegestaan en/of wenselijk'),
  other: concept(PERMITTED, 'JA_MAAR', 'Ja, maar met beperkingen'),
} as const;
/** Treatments that the list of zib2017 has; others go as "other" with a text. */
const inZib2017 = ['305351004', '89666000', '40617009', '116762002'];

/** A Consent of zib2020 as zib2017 has it (zibs.md §2.2): other categories, its contents in extensions. */
export const toStu3Consent = (consent: Consent): Stu3Resource =>
  (consent.scope.coding?.[0]?.code === 'adr' ? toAdvanceDirective(consent) : toTreatmentDirective(consent));

const common = ({ id, meta, status, patient, policy }: Consent): Stu3Resource =>
  ({ resourceType: 'Consent', id, meta, status, patient, policy });

const toAdvanceDirective = (consent: Consent): Stu3Resource => ({
  ...common(consent),
  category: [snomed('11341000146107', 'Living will and advance directive record'), ...(consent.provision?.code ?? [])],
  ...(consent.dateTime && { dateTime: consent.dateTime }),
});

const toTreatmentDirective = (consent: Consent): Stu3Resource => {
  const { provision, dateTime, modifierExtension = [] } = consent;
  const isOther = ({ url }: { readonly url: string }): boolean => url === nictizExtension('TreatmentDirective2.SpecificationOther');
  const text = modifierExtension.find(isOther)?.valueString;
  const flavor = provision?._type?.extension?.[0]?.valueCodeableConcept ?? concept(NULL_FLAVOR, 'UNK');
  const decision = text ? decisions.other : provision?.type ? decisions[provision.type] : flavor;
  const end = provision?.period?.end;
  const [start, verified] = datesOf(consent);
  return {
    ...common(consent),
    extension: [
      ...(verified ? [verification(verified)] : []),
      ...(provision?.code ?? []).map((code) => ({ url: nictiz('zib-TreatmentDirective-Treatment'), valueCodeableConcept: inStu3List(code) })),
    ],
    modifierExtension: [
      { url: nictiz('zib-TreatmentDirective-TreatmentPermitted'), valueCodeableConcept: decision },
      ...modifierExtension.filter((extension) => !isOther(extension)),
    ],
    category: [snomed('11291000146105', 'Treatment instructions')],
    ...((start || end) && { period: { ...(start && { start }), ...(end && { end }) } }),
    ...(dateTime && turn(consent.id, 4) === 1 && { dateTime }),
    ...(text && { except: [{ type: 'deny', extension: [{ url: nictiz('zib-TreatmentDirective-Restrictions'), valueString: text }] }] }),
  };
};

const verification = (date: string) => ({
  url: nictiz('zib-TreatmentDirective-Verification'),
  extension: [{ url: 'Verified', valueBoolean: true }, { url: 'VerificationDate', valueDateTime: date }],
});

/** By turns: a period; a period and a verification long after; a verification alone, or beside the date of the Consent. */
const datesOf = ({ id, dateTime, meta }: Consent): readonly [start: string | undefined, verified: string | undefined] => {
  if (!dateTime) return [undefined, undefined];
  const recorded = meta?.lastUpdated?.slice(0, 10);
  return ([[dateTime, undefined], [undefined, recorded], [dateTime, recorded], [undefined, dateTime]] as const)[turn(id, 4)] ?? [dateTime, undefined];
};

const inStu3List = (code: CodeableConcept): CodeableConcept => {
  const [known, text] = [code.coding?.[0]?.code, code.coding?.[0]?.display];
  return inZib2017.includes(known ?? '') ? code : { ...concept(NULL_FLAVOR, 'OTH'), ...(text && { text }) };
};
