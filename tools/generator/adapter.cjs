// The door that nx opens: nx loads CommonJS, the generator itself is TypeScript. nx shows only the message of an error.
module.exports = async (tree, options) => {
  const { register } = await import('tsx/esm/api');
  const unregister = register();
  try {
    const { generateAdapter } = await import('./src/generate-adapter.ts');
    return await generateAdapter(tree, options);
  } catch (thrown) {
    if (typeof thrown.code !== 'string' || thrown.expected === undefined) throw thrown;
    throw new Error(`${thrown.message} [${thrown.code}]\n  expected: ${thrown.expected}`, { cause: thrown });
  } finally {
    await unregister();
  }
};
