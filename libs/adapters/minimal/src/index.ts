export { minimal } from './minimal.ts';
