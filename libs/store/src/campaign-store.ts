import { Attestation, Campaign } from '@meervoud/indicator';
import { contentHash } from '@meervoud/kernel';
import { sql } from 'kysely';
import { batchesOf } from './batches.ts';
import { type Database } from './database.ts';
import type { CampaignStore } from './store.ts';

const insertBatch = (db: Database, organization: string, attestations: readonly Attestation[]) => sql`
  insert into attestation (organization, set_id, reporting_year, location, indicator, attested_at, content, content_hash)
  select ${organization}, set_id, reporting_year, location, indicator, attested_at::timestamptz, content::json, content_hash
  from unnest(
    ${attestations.map((one) => one.set)}::text[], ${attestations.map((one) => one.reportingYear)}::int[],
    ${attestations.map((one) => one.location ?? null)}::text[], ${attestations.map((one) => one.indicator)}::text[],
    ${attestations.map((one) => one.at)}::text[], ${attestations.map((one) => JSON.stringify(one))}::text[],
    ${attestations.map((one) => contentHash(one))}::text[]
  ) as given (set_id, reporting_year, location, indicator, attested_at, content, content_hash)
  on conflict (organization, content_hash) do nothing`.execute(db);

/** Campaigns and attestations in PostgreSQL. */
export const createCampaignStore = (db: Database): CampaignStore => ({
  put: async (organization, campaign) => {
    await sql`
      insert into campaign (organization, set_id, reporting_year, content)
      values (${organization}, ${campaign.set}, ${campaign.reportingYear}, ${JSON.stringify(campaign)}::text::json)
      on conflict (organization, set_id, reporting_year) do update set content = excluded.content`.execute(db);
  },
  get: async (organization, set, reportingYear) => {
    const { rows: [found] } = await sql<{ content: unknown }>`
      select content from campaign
      where organization = ${organization} and set_id = ${set} and reporting_year = ${reportingYear}`.execute(db);
    return found && Campaign.parse(found.content);
  },
  attest: async (organization, attestations) => {
    for (const batch of batchesOf(attestations)) await insertBatch(db, organization, batch);
  },
  attestations: async (organization, set, reportingYear) => {
    const { rows } = await sql<{ content: unknown }>`
      select distinct on (coalesce(location, ''), indicator) content from attestation
      where organization = ${organization} and set_id = ${set} and reporting_year = ${reportingYear}
      order by coalesce(location, ''), indicator, attested_at desc, number desc`.execute(db);
    return rows.map(({ content }) => Attestation.parse(content));
  },
});
