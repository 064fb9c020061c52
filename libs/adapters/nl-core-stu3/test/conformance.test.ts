import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreStu3 } from '../src/index.ts';

describeAdapter(nlCoreStu3);
