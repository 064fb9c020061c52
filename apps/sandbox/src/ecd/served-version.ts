/** The FHIR versions this ECD can be: one at a time. */
export type ServedVersion = '3.0.2' | '4.0.1';

/** R4 named the parameter of the MIME type that tells versions apart (hl7.org/fhir/R4/http.html#version-parameter). */
export const contentTypeOf: Readonly<Record<ServedVersion, string>> = {
  '3.0.2': 'application/fhir+json; fhirVersion=3.0; charset=utf-8',
  '4.0.1': 'application/fhir+json; charset=utf-8',
};
