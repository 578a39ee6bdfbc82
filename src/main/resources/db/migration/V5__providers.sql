-- Calls of providers: what each cost and how it went; those under way are what a provider's limits are counted by.

create table provider_calls (
    id            uuid primary key,
    port          text        not null,
    provider      text        not null,
    model         text        not null,
    owner         text        not null,
    -- kept when the production is gone: what was paid was paid
    production_id uuid        not null,
    job_id        uuid        not null,
    attempt       integer     not null,
    -- lost: the attempt that made it died; nobody knows what became of it
    -- abandoned: nobody waits for it any more, and its vendor is yet to be told so; then it is cancelled
    status        text        not null
        check (status in ('running', 'succeeded', 'failed', 'lost', 'abandoned', 'cancelled')),
    -- the most it could cost, counted against the production's limit while it runs
    reserved_usd  numeric(14, 6) not null,
    cost_usd      numeric(14, 6) not null default 0,
    usage         jsonb       not null default '{}',
    error_code    text,
    error_message text,
    started_at    timestamptz not null,
    -- one that still runs then was left by a process that died
    expires_at    timestamptz not null,
    -- of a task that goes on at the vendor between the attempts that ask after it: what was asked for, the vendor's own id of
    -- it, and when it may be asked after again
    request_key   text,
    remote_id     text,
    ask_after     timestamptz,
    -- its vendor says that it is done: overdue or not, its result waits for whoever comes
    done          boolean     not null default false,
    -- its cost is already in the production's
    charged       boolean     not null default false,
    finished_at   timestamptz
) with (fillfactor = 70);
create index provider_calls_by_production on provider_calls (production_id);
create index provider_calls_by_job on provider_calls (job_id) where status = 'running';
create index provider_calls_by_time on provider_calls (provider, started_at desc);
create index provider_calls_running on provider_calls (provider) where status = 'running';
create index provider_calls_tasks on provider_calls (production_id, request_key)
    where request_key is not null and status in ('running', 'abandoned');

-- Jobs that wait for their turn at a provider.
create table provider_waits (
    job_id   uuid primary key,
    provider text        not null,
    owner    text        not null,
    since    timestamptz not null,
    -- when it comes again; one that is long overdue was cancelled or has failed
    again_at timestamptz not null
);
create index provider_waits_by_provider on provider_waits (provider, since);

-- Requests that only ask after a task or call it off, of the last minute; kept for providers that allow so many requests a
-- minute.
create table provider_polls (
    provider text        not null,
    asked_at timestamptz not null
);
create index provider_polls_by_time on provider_polls (provider, asked_at desc);

create table provider_health (
    provider             text        not null,
    port                 text        not null,
    consecutive_failures integer     not null,
    -- too many calls, the provider said: nobody calls before then
    paused_until         timestamptz,
    last_success_at      timestamptz,
    last_failure_at      timestamptz,
    last_error           text,
    checked_at           timestamptz not null,
    primary key (provider, port)
);

-- What searches of stock have found, for a day: vendors want no search to be asked twice within that.
create table stock_searches (
    provider text        not null,
    search   text        not null,
    found    jsonb       not null,
    found_at timestamptz not null,
    primary key (provider, search)
);
create index stock_searches_by_time on stock_searches (found_at);
