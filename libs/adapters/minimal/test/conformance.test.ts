import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { minimal } from '../src/index.ts';

describeAdapter(minimal, { complement: nlCoreR4 });
