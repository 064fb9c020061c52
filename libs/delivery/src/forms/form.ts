import { z } from 'zod';

/** In which form figures leave: the Bundle that people approved, or a rendering of exactly that. */
export const Form = z.enum(['fhir', 'json', 'odb-csv', 'odb-xlsx']);
export type Form = z.infer<typeof Form>;

export interface FormKind { readonly mediaType: string; readonly extension: string }

export const forms: Readonly<Record<Form, FormKind>> = {
  fhir: { mediaType: 'application/fhir+json', extension: 'fhir.json' },
  json: { mediaType: 'application/json', extension: 'json' },
  'odb-csv': { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  'odb-xlsx': { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
};
