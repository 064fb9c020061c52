import type { IndicatorSet } from '@meervoud/indicator';
import type { Language } from '@meervoud/kernel';

type Standing = IndicatorSet['standing'];

/** How sure a set is, in a word. */
export const standings: { readonly [L in Language]: { readonly [S in Standing]: string } } = {
  nl: { published: 'gepubliceerd', reconstructed: 'gereconstrueerd', own: 'eigen indeling' },
  en: { published: 'published', reconstructed: 'reconstructed', own: 'own arrangement' },
};

const lines: { readonly [L in Language]: string } = {
  nl: 'definition: reconstructed (deze vragen zijn nergens zo gepubliceerd: gereconstrueerd uit wat er elders over staat)',
  en: 'definition: reconstructed (these questions are nowhere published like this: reconstructed from what is said of them elsewhere)',
};

/** Below every figure of a set that is a reconstruction, so that nobody takes it for a published one (ruling R1); of another set nothing. */
export const reconstructionNote = (standing: Standing, language: Language): readonly string[] => (standing === 'reconstructed' ? [lines[language]] : []);
