export { zorgkantorenFor, zorgkantorenQuarters, type ZorgkantorenQuarter } from './zorgkantoren-for.ts';
