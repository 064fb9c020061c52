export { clientCouncil } from './client-council.ts';
