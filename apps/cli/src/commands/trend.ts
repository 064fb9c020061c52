import type { Command } from 'commander';
import { type TrendPoint, trendOf } from '@meervoud/comparison';
import { type CommonOptions, inHouse, providerCommand, yearOf, yearOption } from '../command.ts';
import { indicatorUpTo } from '../indicator-of.ts';
import { requireLocation } from '../require-location.ts';
import { trendTable } from '../show/trend-table.ts';
import { columnsOf } from './values.ts';

export interface Trend { readonly location: string | null; readonly name: string; readonly points: readonly TrendPoint[] }

export const trendCommand = (): Command =>
  providerCommand('trend', 'One indicator over the years and reference dates, and whether a difference may be chance')
    .argument('<indicator>', 'by number (1.1b) or code')
    .addOption(yearOption('--year <year>', 'reporting year whose numbering is meant (default: the newest)'))
    .option('--location <id>', 'only this location (organisatie for the whole)')
    .action((indicator: string, options: CommonOptions & { year?: number; location?: string }) =>
      inHouse(options, async (house, output) => {
        const { set, indicator: found } = indicatorUpTo(yearOf(house.config, options.year), indicator);
        const asked = await requireLocation(house, options.location);
        const columns = (await columnsOf(house)).filter(({ location }) => asked === undefined || location === asked);
        const trends: Trend[] = [];
        for (const { location, name } of columns) {
          const points = await house.store.values.history({ organization: house.config.organization.id, set: set.id, location, indicator: found.id });
          if (points.length > 0) trends.push({ location, name, points: trendOf(points) });
        }
        output.result(
          { set: set.id, indicator: found.id, number: found.number, confidence: 0.95, methods: { interval: 'Wilson score interval', difference: 'Newcombe 1998, method 10' }, trends },
          () => trendTable(found, trends, output.language),
        );
      }));
