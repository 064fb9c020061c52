import { type IndicatorSet, needsOf } from '@meervoud/indicator';
import { zibNames, zibTitles } from '@meervoud/zibs';
import type { Fragment } from './fragment.ts';
import type { Report } from './report.ts';
import type { ReportTemplate } from './template.ts';

export interface ReportParts {
  readonly set: IndicatorSet;
  readonly template: ReportTemplate;
  /** Name of the organization. */
  readonly organization: string;
  readonly locations: readonly { readonly id: string; readonly name: string }[];
  /** Of all locations, in any order. */
  readonly fragments: readonly Fragment[];
}

/** Puts the fragments of every location together, in the order of the template, with what is said once around them. */
export const composeReport = ({ set, template, organization, locations, fragments }: ReportParts): Report => ({
  organization,
  title: template.title,
  reportingYear: set.reportingYear,
  introduction: {
    nl: 'Deze cijfers komen uit het cliëntdossier: wat medewerkers daar één keer vastleggen, is hier opnieuw gebruikt. Niemand heeft ze overgetypt.',
    en: 'These figures come from the client record: what staff record there once is used again here. Nobody typed them twice.',
  },
  registeredOnce: registeredOnce(set),
  locations: locations.map(({ id, name }) => ({
    id, name,
    fragments: template.themes.flatMap((theme) => fragments.filter((fragment) => fragment.location === id && fragment.theme === theme.id)),
  })),
});

/** Each building block with the published rows that are made of it. */
const registeredOnce = ({ indicators }: IndicatorSet): Report['registeredOnce'] =>
  zibNames.flatMap((zib) => {
    const usedFor = indicators.filter((indicator) => needsOf(indicator).some((need) => need.zib === zib)).map(({ number }) => number);
    return usedFor.length === 0 ? [] : [{ what: zibTitles[zib], usedFor }];
  });
