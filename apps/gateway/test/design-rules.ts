import type { RulesetDefinition } from '@stoplight/spectral-core';
import { pattern, schema, truthy } from '@stoplight/spectral-functions';
import { oas } from '@stoplight/spectral-rulesets';

const errors = '(4|5)\\d\\d';
const problemMembers = { type: 'object', properties: { properties: { type: 'object', required: ['status', 'title', 'detail'] } }, required: ['properties'] };

/**
 * What of the Dutch API Design Rules a machine can see in a document, as data of our own after the rules of Logius (core of the ADR, its names behind
 * `adr:`); and that the document is OpenAPI at all. Every one is an error, those that Logius only warns for too.
 */
export const designRules: RulesetDefinition = {
  extends: [[oas as RulesetDefinition, 'off']],
  rules: {
    'oas3-schema': 'error', 'operation-operationId-unique': 'error', 'path-params': 'error', 'openapi-tags-uniqueness': 'error', 'oas3-valid-media-example': 'error',
    'oas3-valid-schema-example': 'error', 'oas3-server-variables': 'error', 'oas3-api-servers': 'error', 'path-keys-no-trailing-slash': 'error', 'operation-operationId': 'error', 'operation-tag-defined': 'off',
    'adr:doc-openapi': { given: '$', severity: 'error', then: { field: 'openapi', function: pattern, functionOptions: { match: '^3\\.\\d+\\.\\d+$' } } },
    'adr:semver': { given: '$.info', severity: 'error', then: { field: 'version', function: pattern, functionOptions: { match: '^\\d+\\.\\d+\\.\\d+$' } } },
    'adr:doc-openapi-contact': { given: '$.info', severity: 'error', then: { field: 'contact', function: schema, functionOptions: { schema: { type: 'object', required: ['name', 'email', 'url'] } } } },
    'adr:doc-openapi-contact-there': { given: '$.info', severity: 'error', then: { field: 'contact', function: truthy } },
    'adr:uri-version': { given: '$.servers[*]', severity: 'error', then: { field: 'url', function: pattern, functionOptions: { match: '/v\\d+$' } } },
    'adr:transport': { given: '$.servers[*]', severity: 'error', then: { field: 'url', function: pattern, functionOptions: { notMatch: '^http://' } } },
    'adr:http-methods': { given: '$.paths[*]', severity: 'error', then: { field: '@key', function: pattern, functionOptions: { match: '^(get|put|post|delete|patch|parameters|summary|description)$' } } },
    'adr:no-trailing-slash': { given: '$.paths', severity: 'error', then: { field: '@key', function: pattern, functionOptions: { notMatch: '.+/$' } } },
    'adr:path-segments-kebab-case': { given: '$.paths', severity: 'error', then: { field: '@key', function: pattern, functionOptions: { match: '^(/([a-z0-9]+(-[a-z0-9]+)*|\\{[a-z][A-Za-z0-9]*\\}))+$' } } },
    'adr:query-keys-camel-case': { given: "$.paths[*][*].parameters[?(@.in=='query')]", severity: 'error', then: { field: 'name', function: pattern, functionOptions: { match: '^[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$' } } },
    'adr:version-header': { given: "$.paths[*][*].responses[?(@property.match(/^[2-5]\\d\\d$/))]", severity: 'error', then: { field: 'headers.API-Version', function: truthy } },
    'adr:problem-details': {
      given: `$.paths[*][*].responses[?(@property.match(/^${errors}$/))]`, severity: 'error',
      then: { field: 'content', function: schema, functionOptions: { schema: { type: 'object', required: ['application/problem+json'] } } },
    },
    'adr:problem-members': {
      given: `$.paths[*][*].responses[?(@property.match(/^${errors}$/))].content['application/problem+json'].schema`, severity: 'error',
      then: { function: schema, functionOptions: { schema: problemMembers } },
    },
    'adr:invalid-input': { given: "$.paths[*][?(@property.match(/^(put|post|patch)$/) || (@.parameters && @.parameters.length > 0))]", severity: 'error', then: { field: 'responses.400', function: truthy } },
    'adr:date-omit-time-portion': {
      given: "$..properties[?(@property && @property.match && @property.match(/^(date|datum)$|[a-z]D(ate|atum)$/))]", severity: 'error',
      then: { function: schema, functionOptions: { schema: { type: 'object', required: ['format'], properties: { format: { const: 'date' } } } } },
    },
  },
};
