export { type Quarter, zorgkantoor, zorgkantoorWithin } from './zorgkantoor.ts';
