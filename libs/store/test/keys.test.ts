import { expect, it } from 'vitest';
import { onFootings } from './on-footings.ts';

onFootings('the register of keys', (opened) => {
  it('lets the first claim stand, whoever claims at the same time', async () => {
    const { keys } = opened().store;
    expect(await keys.known('maasoever', 'pseudonym')).toBeUndefined();
    const counted = await Promise.all(['a', 'b', 'c', 'd'].map((fingerprint) => keys.claim('maasoever', 'pseudonym', fingerprint)));
    expect(new Set(counted).size).toBe(1);
    expect(await keys.claim('maasoever', 'pseudonym', 'e')).toBe(counted[0]);
    expect(await keys.known('maasoever', 'pseudonym')).toBe(counted[0]);
  });

  it('keeps kinds and organizations apart', async () => {
    const { keys } = opened().store;
    expect(await keys.claim('linde', 'pseudonym', 'p')).toBe('p');
    expect(await keys.claim('linde', 'signing', 's')).toBe('s');
    expect(await keys.claim('anker', 'pseudonym', 'q')).toBe('q');
  });
});
