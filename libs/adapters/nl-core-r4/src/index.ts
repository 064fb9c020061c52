export { nlCoreR4 } from './nl-core-r4.ts';
