export { Account, hashOfToken, Role } from './accounts.ts';
export { API_VERSION, createGateway, type GatewayOptions } from './create-gateway.ts';
export { gatewayBindings, type GatewayBindingOptions } from './gateway-bindings.ts';
export { PublicKeys, type RecipientClient } from './recipient/recipient-client.ts';
export { thumbprintOf } from './recipient/client-certificate.ts';
export type { RecipientApiOptions } from './recipient/recipient-context.ts';
export { RECIPIENT_CLIENT } from './recipient/uses.ts';
export type { Render, Rendered } from './recipient/representations.ts';
