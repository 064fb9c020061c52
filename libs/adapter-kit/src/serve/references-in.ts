import { isObject, type JsonObject } from '@meervoud/adapter-sdk';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The resources in a body: those of a Bundle, the one that it is, or one on each line. */
export const resourcesIn = (body: Buffer): readonly JsonObject[] => {
  const text = body.toString('utf8');
  const whole = parsed(text);
  const found = whole === undefined ? text.split('\n').map(parsed) : [whole];
  return found.filter(isObject).flatMap((resource) => {
    if (resource['resourceType'] !== 'Bundle') return typeof resource['resourceType'] === 'string' ? [resource] : [];
    const entries = Array.isArray(resource['entry']) ? resource['entry'] : [];
    return entries.map((entry) => (isObject(entry) ? entry['resource'] : undefined)).filter(isObject);
  });
};

/** About the server or the answer itself, not data. */
export const NO_DATA: ReadonlySet<string> = new Set(['OperationOutcome', 'CapabilityStatement', 'Parameters']);

export const referenceOf = ({ resourceType, id }: JsonObject): string => `${String(resourceType)}/${String(id)}`;

/** `Condition/ulcer-1` of each resource with an id. */
export const referencesIn = (body: Buffer): readonly string[] =>
  resourcesIn(body).filter(({ resourceType, id }) => typeof id === 'string' && !NO_DATA.has(String(resourceType))).map(referenceOf);
