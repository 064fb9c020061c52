export { wijkverpleging, wijkverplegingFor } from './wijkverpleging-for.ts';
