export { FhirEndpoint, fhirEndpointChannel } from './fhir-endpoint-channel.ts';
