export { nlCoreStu3 } from './nl-core-stu3.ts';
