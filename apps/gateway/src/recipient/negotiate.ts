import { ApiError } from '../problem.ts';

interface Range { readonly type: string; readonly quality: number }

const rangesOf = (accept: string): readonly Range[] => accept.slice(0, 1_000).split(',').flatMap((part) => {
  const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const quality = parameters.flatMap((parameter) => /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(parameter)?.[1] ?? []).map(Number)[0] ?? 1;
  return type === '' ? [] : [{ type, quality }];
});

/** The quality a media type has by the most specific range that fits it (RFC 9110 §12.5.1). */
const qualityOf = (mediaType: string, ranges: readonly Range[]): number => {
  const fitting = [mediaType, `${mediaType.split('/')[0]}/*`, '*/*'].map((type) => ranges.find((range) => range.type === type)).find((range) => range !== undefined);
  return fitting?.quality ?? 0;
};

/** Which of the media types we have suits best; the first of ours where it is all the same. Throws an {@link ApiError} 406 that names ours. */
export const negotiate = (accept: string | undefined, ours: readonly string[]): string => {
  const ranges = rangesOf(accept === undefined || accept.trim() === '' ? '*/*' : accept);
  const [best] = ours.map((type) => ({ type, quality: qualityOf(type, ranges) })).filter(({ quality }) => quality > 0).toSorted((one, other) => other.quality - one.quality);
  if (!best) throw new ApiError(406, 'not-acceptable', `Accept one of ${ours.join(', ')}.`);
  return best.type;
};
