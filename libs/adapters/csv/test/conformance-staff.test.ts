import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { csvStaff } from '../src/index.ts';

describeAdapter(csvStaff, { serve: 'spreadsheets', complement: nlCoreR4 });
