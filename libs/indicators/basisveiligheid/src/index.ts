export { basisveiligheid2018 } from './2018/index.ts';
export { basisveiligheid2019 } from './2019/index.ts';
export { basisveiligheid2020 } from './2020/index.ts';
export { basisveiligheid2021 } from './2021/index.ts';
export { basisveiligheid2022 } from './2022/index.ts';
export { basisveiligheid2023 } from './2023/index.ts';
export { basisveiligheid, indicatorSetFor } from './indicator-set-for.ts';
export { kwaliteitsbeeld, kwaliteitsbeeldFor } from './kwaliteitsbeeld/index.ts';
