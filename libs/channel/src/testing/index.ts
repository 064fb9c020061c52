export { describeChannel, type Inapplicable, type Mood, type TestRecipient } from './describe-channel.ts';
export { becomeOverHttp, type HttpRecipient, type HttpRecipientOptions, openHttpRecipient } from './http-recipient.ts';
