export { databrokerOdb } from './databroker-odb.ts';
