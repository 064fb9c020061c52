export { basisveiligheid2022 } from './2022/index.ts';
export { basisveiligheid2023 } from './2023/index.ts';
export { basisveiligheid, indicatorSetFor } from './indicator-set-for.ts';
