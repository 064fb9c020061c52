export { inspectorate } from './inspectorate.ts';
