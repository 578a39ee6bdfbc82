-- The dub kind: a recording that is said again in other languages. Times are in samples at 48 kHz from the recording's start.

create table dubs (
    id              uuid primary key references productions on delete cascade,
    -- what the recording's sender calls it
    title           text    not null,
    -- the user's files
    recording       jsonb   not null,
    is_video        boolean not null,
    background      jsonb,
    -- BCP 47, as it was said; null to be found out
    source_language text,
    -- as it is, once it was written down
    found_language  text,
    -- who speaks, as provider/voice; null for whoever is asked first
    voice           text,
    -- the same by speakers of the transcript
    speaker_voices  jsonb   not null default '{}',
    loudness        text    not null,
    -- whether the recording is heard softly under the dub
    keep_original   boolean not null default false,
    -- names and terms that are not translated
    keep_terms      jsonb   not null default '[]',
    -- what is said, as the user gave it; null to have it written down
    transcript      text,
    -- nothing that was paid for in other productions is taken up
    fresh           boolean not null default false,
    -- length of the recording, once it was looked at
    samples         bigint
);

-- What is said, in order.
create table dub_lines (
    dub_id  uuid    not null references dubs on delete cascade,
    index   integer not null check (index >= 0),
    onset   bigint  not null,
    until   bigint  not null check (until > onset),
    text    text    not null,
    speaker text    not null,
    primary key (dub_id, index)
);

create table dub_languages (
    dub_id   uuid    not null references dubs on delete cascade,
    -- BCP 47
    language text    not null,
    position integer not null,
    -- what is to be said, as the user gave it; null to have it translated
    captions text,
    -- who translated, once somebody did
    translation jsonb,
    -- what was made and how good it is; null while it is not
    made     jsonb,
    -- a user has changed a line since
    changed  boolean not null default false,
    primary key (dub_id, language)
);

-- The lines of one language: those of the transcript, or those of the user's own captions.
create table dub_takes (
    dub_id    uuid    not null,
    language  text    not null,
    index     integer not null check (index >= 0),
    onset     bigint  not null,
    until     bigint  not null check (until > onset),
    -- in the recording's language; null where nobody wrote that down
    source    text,
    speaker   text    not null,
    text      text    not null,
    -- how often it was worded anew because what was spoken did not fit
    tries     integer not null default 0,
    -- what a user wants instead
    own_text  text,
    own_voice text,
    own_speed double precision check (own_speed between 0.5 and 2),
    -- the voice is asked for, so that the line fits
    speed     double precision not null,
    -- what was spoken
    take      jsonb,
    -- where in the dub it is heard
    place     jsonb,
    -- a translation that is not what it should be, and why
    fault     jsonb,
    primary key (dub_id, language, index),
    foreign key (dub_id, language) references dub_languages on delete cascade
);
