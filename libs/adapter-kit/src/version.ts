/** Goes up whenever a check is added or becomes stricter: a passport says which kit it was made with. */
export const kit = { name: '@meervoud/adapter-kit', version: '0.2.0' } as const;
