-- The user's own files: what was announced of each, and what became of it. Its bytes are an object of the store.

create table uploads (
    id            uuid primary key,
    owner         text        not null,
    purpose       text        not null,
    file_name     text        not null,
    size_bytes    bigint      not null check (size_bytes > 0),
    sha256        text        not null,
    content_type  text        not null,
    -- of each part but the last, where it is sent in parts
    part_size_bytes bigint    not null check (part_size_bytes > 0),
    status        text        not null check (status in ('waiting', 'ready', 'refused')),
    -- what was found in a clip or video
    video         jsonb,
    -- what was heard in a recording to be dubbed
    sound         jsonb,
    error_code    text,
    error_message text,
    created_at    timestamptz not null,
    -- when it was announced, its parts were last to be sent, or it was last chosen for something
    used_at       timestamptz not null
);
create index uploads_by_owner on uploads (owner, created_at desc, id desc);
create index uploads_by_use on uploads (used_at);
