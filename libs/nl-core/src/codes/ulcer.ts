import { codeSet } from '@meervoud/adapter-sdk';
import { hl7, SNOMED } from './systems.ts';

/** "A pressure ulcer", with no category: the zib's code, its replacement, and an old one that only says "deep". */
export const pressureUlcer = codeSet(SNOMED, { '399912005': 'ulcer', '1163215007': 'ulcer', '165260000': 'ulcer' });

/** Categories, in the zib's retired codes and the replacements; both stay in use (zibs.md §1.3). */
export const ulcerCategory = codeSet(SNOMED, {
  '421076008': '1', '1163217004': '1',
  '420324007': '2', '1163220007': '2',
  '421927004': '3', '1163222004': '3',
  '420597008': '4', '1163224003': '4',
  '421594008': 'unstageable',
  '723071003': 'deep-tissue-injury', '723073000': 'deep-tissue-injury',
});

export const ulcerRisk = codeSet(SNOMED, { '285304000': 'risk' });

export const clinicalStatus = codeSet(hl7('condition-clinical'), {
  active: 'active', recurrence: 'active', relapse: 'active', inactive: 'resolved', remission: 'resolved', resolved: 'resolved',
});
export const verificationStatus = codeSet(hl7('condition-ver-status'), { refuted: 'refuted', 'entered-in-error': 'entered-in-error' });
