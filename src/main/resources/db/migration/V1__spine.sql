-- The spine: what was asked for, the work it takes, and what happened.
-- Tables whose rows change often leave room on their pages, so that a new version of a row finds its place beside the old one
-- and no index changes.

create table productions (
    id            uuid primary key,
    kind          text        not null,
    owner         text        not null,
    status        text        not null check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    priority      smallint    not null,
    -- raised whenever it is made again
    revision      integer     not null default 1,
    -- what it is to be was changed since: only to be made again, not to be gone on with
    changed       boolean     not null default false,
    stage         text,
    progress      smallint    not null default 0 check (progress between 0 and 100),
    -- progress = work_done / (100 * greatest(work_expected, work_known)); work is counted in the weights of job types
    work_expected integer     not null,
    work_known    integer     not null default 0,
    work_done     integer     not null default 0,
    open_jobs     integer     not null default 0,
    cost_usd      numeric(14, 6) not null default 0,
    -- no call of a provider begins that could pass it; null for no limit
    max_cost_usd  numeric(14, 6),
    offline       boolean     not null default false,
    warnings      jsonb       not null default '[]',
    error_code    text,
    error_type    text,
    error_message text,
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz,
    -- its owner wants nothing to be left of it: its files go as soon as nobody works at them any more
    erased_at     timestamptz
) with (fillfactor = 60);
create index productions_erased on productions (erased_at) where erased_at is not null;
create index productions_by_owner on productions (owner, created_at desc, id desc);
create index productions_by_status on productions (owner, status, created_at desc, id desc);

create table jobs (
    id            uuid primary key,
    production_id uuid        not null references productions on delete cascade,
    -- the first of the jobs that were made, one after the other, to get this piece of work done
    origin        uuid        not null,
    -- the production's, for which it was made
    revision      integer     not null,
    type          text        not null,
    item_index    integer,
    -- one of several results that are wanted each for itself: it fails alone
    branch        text,
    status        text        not null check (status in ('blocked', 'queued', 'running', 'succeeded', 'failed', 'cancelled')),
    lane          text        not null check (lane in ('network', 'render')),
    priority      smallint    not null,
    weight        integer     not null,
    progress      smallint    not null default 0 check (progress between 0 and 100),
    waiting_on    integer     not null default 0,
    -- what it waits for elsewhere, such as a vendor that is at it; followers were told so
    waiting       text,
    -- the fence: whoever is not the current attempt's worker changes nothing
    attempt       integer     not null default 0,
    worker        text,
    failures      integer     not null default 0,
    losses        integer     not null default 0,
    error_code    text,
    error_type    text,
    error_message text,
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz
) with (fillfactor = 60);
create index jobs_by_production on jobs (production_id);

create table job_dependencies (
    job_id     uuid not null references jobs on delete cascade,
    depends_on uuid not null references jobs on delete cascade,
    primary key (depends_on, job_id)
);
create index job_dependencies_by_job on job_dependencies (job_id);

create table job_attempts (
    job_id        uuid        not null references jobs on delete cascade,
    number        integer     not null,
    status        text        not null check (status in ('running', 'succeeded', 'failed', 'cancelled', 'lost', 'released')),
    worker        text        not null,
    -- it took up what had been made before of the very same
    reused        boolean     not null default false,
    provider      text,
    model         text,
    cost_usd      numeric(14, 6) not null default 0,
    error_code    text,
    error_type    text,
    error_message text,
    started_at    timestamptz not null,
    finished_at   timestamptz,
    primary key (job_id, number)
) with (fillfactor = 60);

-- Ids are given while the production's row is locked, so that within a production they become visible in order.
create table job_events (
    id            bigint generated always as identity primary key,
    production_id uuid        not null references productions on delete cascade,
    type          text        not null,
    data          jsonb       not null,
    created_at    timestamptz not null
);
create index job_events_by_production on job_events (production_id, id);

create table assets (
    id            uuid primary key,
    production_id uuid        not null references productions on delete cascade,
    name          text        not null,
    object_key    text        not null unique,
    content_type  text        not null,
    size_bytes    bigint      not null,
    sha256        text        not null,
    -- a hash of all that decides what it holds: whoever would make the same takes this one
    work_key      text,
    -- the same for whoever else works for the owner
    owners_key    text,
    -- JSON: what its maker has to say of it
    notes         text,
    -- a job has completed with it
    settled       boolean     not null default false,
    current       boolean     not null default false,
    created_at    timestamptz not null
);
create unique index current_assets on assets (production_id, name) where current;
create index assets_by_work_key on assets (production_id, work_key) where work_key is not null;
create index assets_by_owners_key on assets (owners_key) where owners_key is not null;

-- The queues of the two lanes, in the layout of db-scheduler 16; its engine picks, keeps alive and revives their rows.
create table lane_network (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
) with (fillfactor = 60);
-- Of no column that a pick or a heartbeat changes, so that neither changes an index. A pick passes over the rows that are
-- picked already, which are few; the search for silent workers, every few seconds, reads the table.
create index lane_network_due on lane_network (priority desc, execution_time);

create table lane_render (like lane_network including all);
