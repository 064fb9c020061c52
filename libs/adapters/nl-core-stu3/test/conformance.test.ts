import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreStu3 } from '../src/index.ts';

// 2016 is the year whose rows rest on medication
describeAdapter(nlCoreStu3, { reportingYears: [2016, 2022, 2023] });
