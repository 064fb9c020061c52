import ts from 'typescript';
import { sourceFiles } from './source-files.ts';

/** Constants whose keys are codes, and functions whose texts are: where a code is not written beside its error. */
const tables: readonly (readonly [file: string, name: string])[] = [
  ['libs/adapter-sdk/src/rejection-codes.ts', 'rejectionCodes'],
  ['libs/adapters/csv/src/problem.ts', 'fileProblems'],
  ['libs/odb/src/problems.ts', 'rowProblems'],
  ['libs/odb/src/problems.ts', 'rowFindings'],
  ['apps/gateway/src/problem.ts', 'codeForStatus'],
  ['apps/sandbox/src/broker/problem.ts', 'titles'],
  ['libs/kernel/src/known-error.ts', 'codeOf'],
];
/** What carries a code besides KnownError, and which of its arguments it is. */
const carriers: Readonly<Record<string, number>> = { ApiError: 1, toProblem: 1, Unusable: 0, UnusableRow: 0, Problem: 1 };

/** `code: '…'` in a warning or a finding is one of ours; words of one part, and this one, are FHIR's. */
const isOurs = (text: string): boolean => text.includes('-') && text !== 'search-type';
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What `meervoud doctor` finds has a page of its own, made from the checks: docs/operators/doctor.md. */
const toldElsewhere = 'apps/cli/src/doctor/checks/';

/** Every stable code that the product can show, with the files it is written in. By syntax alone: quick, and enough. */
export const errorCodes = (): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const { file, text } of sourceFiles().filter((one) => !one.file.startsWith(toldElsewhere))) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const code of codesIn(source, file)) found.set(code, (found.get(code) ?? new Set()).add(file));
  }
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([code, files]) => [code, [...files]]));
};

const codesIn = (source: ts.SourceFile, file: string): readonly string[] => {
  const makers = new Map(Object.entries(carriers).map(([name, at]) => [name, { at, wrap: (code: string) => code }]));
  const codes: string[] = [];
  const visit = (node: ts.Node, act: (node: ts.Node) => void): void => { act(node); node.forEachChild((child) => visit(child, act)); };

  // What makes a KnownError of a code it is given is a maker of codes in this file.
  visit(source, (node) => {
    const written = codeGivenTo(node);
    if (written === undefined || !(ts.isIdentifier(written) || ts.isTemplateExpression(written))) return;
    const maker = makerAround(node);
    const parameter = ts.isIdentifier(written) ? written.text : written.templateSpans[0]?.expression.getText();
    const at = maker?.parameters.findIndex(({ name }) => name.getText() === parameter) ?? -1;
    if (maker === undefined || at < 0) return;
    const tail = ts.isTemplateExpression(written) ? (written.templateSpans[0]?.literal.text ?? '') : '';
    makers.set(maker.name, { at, wrap: (code) => `${code}${tail}` });
    const table = keysBehind(source, maker.parameters[at]?.type?.getText());
    if (table !== undefined) codes.push(...tableOf(source, table));
  });
  visit(source, (node) => {
    const written = codeGivenTo(node);
    if (written !== undefined) codes.push(...textsOf(written));
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') codes.push(...textsOf(node.initializer).filter(isOurs));
    if (!(ts.isCallExpression(node) || ts.isNewExpression(node)) || !ts.isIdentifier(node.expression)) return;
    const maker = makers.get(node.expression.text);
    const argument = maker === undefined ? undefined : node.arguments?.[maker.at];
    if (maker !== undefined && argument !== undefined) codes.push(...textsOf(argument).map(maker.wrap));
  });
  for (const [, name] of tables.filter(([where]) => where === file)) codes.push(...tableOf(source, name));
  return codes.filter((code) => CODE.test(code));
};

/** The code in `new KnownError({ code: … })`. */
const codeGivenTo = (node: ts.Node): ts.Expression | undefined => {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'KnownError') return undefined;
  const [detail] = node.arguments ?? [];
  if (detail === undefined || !ts.isObjectLiteralExpression(detail)) return undefined;
  for (const property of detail.properties) {
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === 'code') return property.name;
    if (ts.isPropertyAssignment(property) && property.name.getText() === 'code') return property.initializer;
  }
  return undefined;
};

const makerAround = (node: ts.Node): { readonly name: string; readonly parameters: readonly ts.ParameterDeclaration[] } | undefined => {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (ts.isArrowFunction(at) && ts.isVariableDeclaration(at.parent)) return { name: at.parent.name.getText(), parameters: [...at.parameters] };
  }
  return undefined;
};

/** `known`, for a type of this file that is `keyof typeof known`. */
const keysBehind = (source: ts.SourceFile, type: string | undefined): string | undefined =>
  source.statements.filter(ts.isTypeAliasDeclaration).filter(({ name }) => name.text === type)
    .map((alias) => /^keyof typeof (\w+)$/.exec(alias.type.getText())?.[1]).find((name) => name !== undefined);

/** The texts an expression may turn out to be: itself, or either side of a choice. */
const textsOf = (written: ts.Expression): readonly string[] => {
  if (ts.isStringLiteral(written)) return [written.text];
  if (ts.isConditionalExpression(written)) return [...textsOf(written.whenTrue), ...textsOf(written.whenFalse)];
  if (ts.isBinaryExpression(written)) return [...textsOf(written.left), ...textsOf(written.right)];
  return ts.isParenthesizedExpression(written) ? textsOf(written.expression) : [];
};

const tableOf = (source: ts.SourceFile, name: string): readonly string[] => {
  const declared = source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name)?.initializer;
  if (declared === undefined) throw new Error(`${source.fileName} has no ${name} any more: correct the tables of error-codes.ts`);
  let table: ts.Expression = declared;
  while (ts.isAsExpression(table) || ts.isSatisfiesExpression(table)) table = table.expression;
  if (ts.isObjectLiteralExpression(table)) return table.properties.map((property) => (property.name?.getText() ?? '').replaceAll('\'', ''));
  const texts: string[] = [];
  const visit = (node: ts.Node): void => { if (ts.isStringLiteral(node)) texts.push(node.text); node.forEachChild(visit); };
  visit(table);
  return texts;
};
