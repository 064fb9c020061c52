// What channels over HTTP share
export { type Http, type HttpAnswer, type HttpLimits, openHttp, type TlsSide } from './http.ts';
export { byAssertion, bySecret, openAccessToken, type TokenRequest } from './access-token.ts';
export { openRecipientKeys, type RecipientKeys } from './recipient-keys.ts';
export { httpChannel, type HttpChannelOptions } from './http-channel.ts';
export { SafeUrl } from './safe-url.ts';
export { answeringSide, hasOneSourceOfKeys, ONE_SOURCE_OF_KEYS } from './answering-side.ts';
