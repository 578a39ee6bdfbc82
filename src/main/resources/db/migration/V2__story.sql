-- The story kind: what was asked for, and the clips of the film.

create table projects (
    id                uuid primary key references productions on delete cascade,
    topic             text,
    script            text,
    title             text,
    -- the preset as it was when the project was made: a change of the preset does not change a film half made
    preset            text    not null,
    palette           jsonb   not null,
    mood              text    not null,
    picture_style     text    not null,
    aspect_ratio      text    not null,
    width             integer not null,
    height            integer not null,
    frames_per_second integer not null,
    -- null where it was not asked for: what is given to be said lasts as long as it lasts
    duration_seconds  integer,
    -- who speaks, as provider/voice; null for whoever is asked first
    voice             text,
    speed             double precision not null check (speed between 0.5 and 2),
    -- of what is said, BCP 47
    language          text    not null,
    -- between the scenes
    transition        text    not null,
    captions          text    not null,
    -- what the camera does in scenes that do not say it themselves
    motion            text    not null,
    music             text    not null,
    -- the user's own, with music = 'asset'
    music_file        jsonb,
    -- codec, quality and encoder as they were asked for
    video             jsonb   not null,
    -- who encodes it, settled in each revision by the first to render a part of it; until then, who encoded the one before
    encoding          jsonb,
    encoding_settled  boolean not null default false,
    seed              bigint  not null,
    -- nothing that was paid for in other films is taken up
    fresh             boolean not null default false,
    -- neither where the scenes were given
    check (num_nonnulls(topic, script) <= 1)
);

create table clips (
    project_id    uuid    not null references projects on delete cascade,
    index         integer not null check (index >= 0),
    narration     text    not null,
    image_prompt  text    not null,
    -- the plan's: beside it the pictures of the other clips are drawn, so that a change of this one leaves them alone
    planned_prompt text   not null,
    -- what is seen instead, and how: the user's own picture or clip, or one that a vendor has in stock
    media         jsonb,
    -- what the camera does; auto is as the film's
    motion        text    not null default 'auto',
    -- of the drawn picture; null is its middle
    focus         jsonb,
    -- who speaks it; null is as the film's
    own_voice     text,
    -- raised for another voice or picture of the same words
    voice_take    integer not null default 0,
    picture_take  integer not null default 0,
    -- known once the narration is spoken; samples of one channel at 48 kHz
    audio_asset   text,
    -- the same sound as it is mixed: the same file, or what it was converted to
    narration_asset text,
    audio_samples bigint,
    words         jsonb,
    voice         jsonb,
    -- known once the picture is drawn
    image_asset   text,
    picture       jsonb,
    -- whose work it is and what was found in it, where it is from stock
    stock         jsonb,
    -- the clip that was made of the picture, where it is to move by itself
    filmed        jsonb,
    attributions  jsonb   not null default '[]',
    -- known once the clip is rendered
    frames        integer,
    -- what was found when its captions were looked at
    caption_checks jsonb,
    primary key (project_id, index)
);

-- Items from stock that a film has chosen, by what was asked for: it shows none twice if it can be helped.
create table stock_choices (
    project_id uuid not null references projects on delete cascade,
    work_key   text not null,
    -- the vendor and its id of it
    item       text not null,
    primary key (project_id, work_key)
);

-- who uses an upload
create index clips_by_upload on clips ((media #>> '{file,upload_id}')) where media is not null;
create index projects_by_upload on projects ((music_file ->> 'upload_id')) where music_file is not null;

create table graphics_presets (
    name            text primary key,
    title           text        not null,
    palette         jsonb       not null,
    mood            text        not null,
    prompt_addition text        not null,
    -- who speaks films that name nobody, and how; null where the preset leaves that open
    voice           text,
    speed           double precision,
    language        text,
    built_in        boolean     not null default false,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now()
);
