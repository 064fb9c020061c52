import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  CqlCompilerOptions, CqlTranslator, createModelInfoProvider, createUcumService, LibraryManager, ModelManager, stringAsSource,
} from '@cqframework/cql/cql-to-elm';

const folder = join(import.meta.dirname, '..', 'cql');

/** The CQL as it is written. */
export const cqlText = (): string => readFileSync(join(folder, 'Basisveiligheid.cql'), 'utf8');

const modelInfo = (name: string): string => readFileSync(
  name === 'System'
    ? join(folder, 'system-modelinfo.xml')
    : createRequire(import.meta.url).resolve('cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml'),
  'utf8',
);

const units = new Set(['day', 'days', 'month', 'months']);
const notNeeded = (): never => { throw new Error('the CQL converts no units'); };

/**
 * CQL to plain ELM: no annotations, locators or result types, which make fqm several times slower. Throws an Error that lists
 * what the translator objects to, warnings too.
 */
export const translateCql = (cql: string): string => {
  const models = new ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(createModelInfoProvider((name) => stringAsSource(modelInfo(name))));
  const ucum = createUcumService(notNeeded, (unit) => (units.has(unit) ? null : `no unit of this CQL: ${unit}`), notNeeded, notNeeded);
  const translator = CqlTranslator.fromText(cql, new LibraryManager(models, new CqlCompilerOptions(), null, ucum));
  const objections = [...translator.exceptions.asJsReadonlyArrayView()].map(({ message }) => message);
  if (objections.length > 0) throw new Error(`the CQL cannot be translated: ${objections.join('; ')}`);
  return translator.toJson();
};
