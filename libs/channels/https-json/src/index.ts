export { HttpsJson, httpsJsonChannel } from './https-json-channel.ts';
