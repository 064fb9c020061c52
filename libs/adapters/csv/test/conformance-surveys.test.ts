import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { csvSurveys } from '../src/index.ts';

describeAdapter(csvSurveys, { serve: 'spreadsheets', complement: nlCoreR4 });
