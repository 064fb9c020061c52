import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreR4 } from '../src/index.ts';

describeAdapter(nlCoreR4);
