import { describeAdapter } from '@meervoud/adapter-kit';
import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';
import { bulkNdjson } from '../src/index.ts';

describeAdapter(bulkNdjson({ name: 'bulk-ndjson', base: nlCoreR4 }), { serve: 'bulk-export' });
describeAdapter(bulkNdjson({ name: 'bulk-ndjson', base: nlCoreR4 }), { serve: 'ndjson-folder' });
