import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { csv } from '../src/index.ts';

describeAdapter(csv, { serve: 'spreadsheets', complement: nlCoreR4 });
