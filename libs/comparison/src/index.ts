// The public file, taken into the store
export { importOdb, type OdbImported, type OdbImportRequest, odbReader } from './odb/import-odb.ts';

// Own figures beside those of the country
export { type Mirror, mirror, type MirrorRow, type Position } from './mirror/mirror.ts';
export { type NationalPicture, nationalPicture } from './mirror/national-picture.ts';
export { type Quartiles, quartiles } from './mirror/quartiles.ts';

// Own figures over time
export { differenceInterval, type Interval, type Proportion, wilson } from './trend/interval.ts';
export { type Change, type TrendPoint, trendOf } from './trend/trend.ts';

// Own figures beside those delivered by hand
export type { Cause, CauseKind } from './shadow/cause.ts';
export { type Compared, compareOne, type Verdict } from './shadow/compare.ts';
export { explainDifference } from './shadow/explain.ts';
export { matchLocation, type OwnLocation } from './shadow/match-locations.ts';
export type { NotCompared } from './shadow/place-rows.ts';
export { type Shadow, shadow, type ShadowRequest } from './shadow/shadow.ts';
