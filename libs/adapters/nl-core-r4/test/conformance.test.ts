import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreR4 } from '../src/index.ts';

// 2016 is the year whose rows rest on medication
describeAdapter(nlCoreR4, { reportingYears: [2016, 2022, 2023] });
