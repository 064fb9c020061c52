import { codeSet } from '@meervoud/adapter-sdk';
import type { RestrictionKind } from '@meervoud/zibs';
import { psychologicalRestriction } from './convention.ts';
import { NULL_FLAVOR, SNOMED } from './systems.ts';

const each = (kind: RestrictionKind, ...codes: readonly string[]): Readonly<Record<string, RestrictionKind>> =>
  Object.fromEntries(codes.map((code) => [code, kind]));

/** The category of zib2020, which is also used as a code; and that of zib2017 (zibs.md §2.3). */
export const restrictionCategory = codeSet(SNOMED, { '225317005': 'restriction', '225214000': 'restriction' });

/**
 * Which row of 4.1c-j an intervention is: `bv41Category` of zib-codes.json, an own interpretation that waits for a clinical owner.
 * SNOMED CT holds the general and the Wzd list of zib2020 and that of zib2017; then the Argus list. "Restriction of movement"
 * itself says no kind.
 */
export const restrictionKinds = [
  codeSet<RestrictionKind>(SNOMED, {
    ...each('mechanical', '68894007', '386423001', '123891000146106', '123901000146107', '123911000146109', '123921000146104', '123931000146102',
      '123941000146105', '123951000146108', '123961000146106', '123971000146100', '123981000146103', '123991000146101', '124001000146105',
      '124011000146107', '124021000146102', '124031000146100'),
    ...each('physical', '225212001'),
    ...each('pharmacological', '29211000146105'),
    ...each('electronic', '121391000146104', '121401000146101', '121411000146104', '121421000146109', '121431000146106', '121441000146103', '121451000146100'),
    ...each('one-on-one', '225309002'),
    ...each('seclusion', '90278001', '29251000146109', '124051000146106', '124061000146109', '124071000146103'),
    ...each('other', '37041007', '62407006', '225210009', '121461000146102', '121471000146108', '121601000146103', '121621000146106', '121631000146108',
      '123881000146109', '130201000146105'),
  }),
  codeSet<RestrictionKind>(['urn:oid:2.16.840.1.113883.2.4.3.11.22.217'], {
    ...each('seclusion', 'A1', 'A2'), ...each('mechanical', 'A3'), ...each('pharmacological', 'A4'), ...each('other', 'A5', 'A6'),
  }),
  codeSet<RestrictionKind>(NULL_FLAVOR, { OTH: 'other' }),
  psychologicalRestriction,
] as const;
