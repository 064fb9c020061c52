import { metricNames } from '../../apps/cli/src/monitoring/metrics.ts';

const text = `# Monitoring

Written for who watches machines. This page is written by \`npm run docs\`; its table is made from the metrics themselves.

## Switching it on

Nobody listens until you say where: \`"monitoring": { "port": 9480 }\` in \`meervoud.json\`, or \`MEERVOUD_MONITORING=127.0.0.1:9480\` for one process
(several processes on one machine share the file, and each needs a port of its own). \`meervoud up\` then answers \`GET /live\`, \`/ready\` and
\`/metrics\` there, over plain HTTP and **without a token**: what is said holds no client's data, and the address is apart from that of the API, so that
the network decides who reaches it. Keep the default \`127.0.0.1\`, or an address of a management network; never a public one.

| path | 200 means | 503 means |
|---|---|---|
| \`/live\` | The worker makes progress: its sweep of the ledger goes round, and every receiver heard a ticket within 60 seconds. Canaries, tickets that ask for nothing, go through the real queue every 10 seconds. | It hangs, or the queue has been away for a minute. Restart the process: nothing is lost by that. |
| \`/ready\` | The database answers within 3 seconds (its migrations were applied when the process started), and every receiver heard a ticket within 25 seconds. | Something it needs is away; \`database\` and \`queue\` in the answer say which. Wait, or see \`meervoud doctor\`. |

A receiver that hears nothing for 30 seconds reaches for the queue anew by itself (\`queue-silent\` in the log, \`meervoud_queue_renewals_total\`): a connection
may stay open and bring nothing. On SIGTERM a process takes nothing new, lets what runs finish for as long as \`patienceSeconds\` says, and gives the rest back.

For systemd or a container: \`curl -fsS http://127.0.0.1:9480/live\`. Start routing to it by \`/ready\`; restart it by \`/live\` only.

## Metrics

| metric | labels | meaning |
|---|---|---|
`;

const rest = `
Beside these the usual ones of a Node process (\`process_*\`, \`nodejs_*\`): memory, processor, open files, garbage collection, and the delay of the event loop
(\`nodejs_eventloop_lag_p99_seconds\`). Labels are job names, states, set ids and the names you gave your sources. What lies in the database is the
same in every process: take it from one, or take the maximum. A figure that is not known, because the database does not answer, is left out and is not zero.

\`\`\`yaml
scrape_configs:
  - job_name: meervoud
    scrape_interval: 30s
    static_configs:
      - targets: ['127.0.0.1:9480']
\`\`\`

Worth an alarm:

| when | what it means |
|---|---|
| \`meervoud_store_up == 0\` for 5 minutes | The database is away. \`meervoud doctor\` says why. |
| \`meervoud_outbox_age_seconds > 900\` | Work is due and nobody does it: no worker runs, or the queue is stuck. |
| \`increase(meervoud_attempt_seconds_count{end="failed"}[1h]) > 0\` | Something failed for good: \`meervoud status\`, then the code in [errors](../errors.md). (\`meervoud_tasks{status="failed"}\` keeps counting it for \`retention.tasks\` days.) |
| \`meervoud_source_read_age_seconds > 2 * 86400\` | A source was not read completely for two days. |
| \`meervoud_submissions{status="rejected"} > 0\` | A recipient refused figures. |
| \`increase(meervoud_queue_renewals_total[1h]) > 3\` | The connection with the queue keeps falling silent: look at the network between. |
| \`meervoud_attempt_running_seconds > 6 * 3600\` | A job goes on and on: a source that sends without end, or hangs. Restarting is safe. |
| \`nodejs_eventloop_lag_p99_seconds > 1\` | The process has too little processor time. |

## Traces

Off until \`OTEL_EXPORTER_OTLP_ENDPOINT\` (or \`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT\`) says where spans go, over OTLP/HTTP; \`OTEL_EXPORTER_OTLP_HEADERS\` and
\`OTEL_SERVICE_NAME\` are heeded. There is a span for each attempt of a task (\`attempt derive-values\`: job, task id, attempt, how it ended), for each request to the API (\`GET
/v1/values/:id\`: the route, never the address asked for, and the status), and for each request to an ECD or a recipient under the attempt that sends it (method, host, port, status; never path
or query). No client's data is in a span.

## Log

\`meervoud.log\` in the data directory, a JSON object per line, from an allow-list of fields (ids, counts, codes, durations). The codes are those of
[errors](../errors.md).
`;

/** docs/operators/monitoring.md: how to watch, with every metric of our own. */
export const monitoringPage = (): string =>
  `${text}${Object.values(metricNames).map(({ name, labels, help }) => `| \`${name}\` | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help} |`).join('\n')}\n${rest}`;
