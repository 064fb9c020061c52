export { kwaliteitsbeeld, kwaliteitsbeeldWithin } from './kwaliteitsbeeld.ts';
