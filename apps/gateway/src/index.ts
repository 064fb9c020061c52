export { Account, hashOfToken, Role } from './accounts.ts';
export { API_VERSION, createGateway, type GatewayOptions } from './create-gateway.ts';
export { gatewayBindings, type GatewayBindingOptions } from './gateway-bindings.ts';
