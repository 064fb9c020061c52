import type { DerivedIndicator, Settings } from '@meervoud/indicator';
import type { Bilingual } from '@meervoud/kernel';
import { labelOf } from './clauses.ts';
import { capital } from './say.ts';
import { tellAmount } from './tell-amount.ts';
import { type Line, tellCriterion } from './tell-criterion.ts';
import { tellUnknown } from './tell-unknown.ts';

const unknown: Bilingual = {
  nl: 'Het is niet duidelijk ja, en een van deze dingen speelt:', en: 'It is not clearly yes, and one of these is the case:',
};
const scored: Bilingual = {
  nl: 'Er is een cijfer voor minstens een van deze vragen:', en: 'There is a score for at least one of these questions:',
};
const adding: Bilingual = { nl: 'Wie hieraan iets toevoegt:', en: 'Whoever adds to this:' };

/** Which members of the population a row counts: those with answer yes, or no, or unknown, or with a score. */
export const tellCounted = (definition: DerivedIndicator, settings: Settings): readonly Line[] => {
  switch (definition.kind) {
    case 'proportion':
      if (definition.counts === 'unknown') return listed(unknown, tellUnknown(definition.numerator, settings));
      return tellCriterion(definition.numerator, settings, definition.counts === 'yes');
    case 'count': case 'majority': return tellCriterion(definition.numerator, settings);
    case 'ratio': return listed(adding, [tellAmount(definition.amount, settings)].map(({ nl, en }) => ({ nl: `${capital(nl)}.`, en: `${capital(en)}.` })));
    case 'mean': return listed(scored, definition.of.fields.map((field) => labelOf(definition.of.zib, field)));
  }
};

const listed = (head: Bilingual, sentences: readonly Bilingual[]): readonly Line[] =>
  [{ depth: 0, text: head }, ...sentences.map((text) => ({ depth: 1, text }))];
