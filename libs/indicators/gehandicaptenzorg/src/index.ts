export { gehandicaptenzorg, gehandicaptenzorgFor } from './gehandicaptenzorg-for.ts';
