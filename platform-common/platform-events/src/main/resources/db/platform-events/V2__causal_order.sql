-- One row per aggregate holds both its clocks: locking it and reading it is one statement, and what it shows is fresh.
create table aggregate_clock (
    aggregate_type text  not null,
    aggregate_id   text  not null,
    -- stream to number: may be mentioned in what this service publishes
    known          jsonb not null default '{}',
    -- stream to number: handled or settled here
    delivered      jsonb not null default '{}',
    -- stream to the states that stand here: what each weighs, and the number of the event that told it
    claims         jsonb not null default '{}',
    primary key (aggregate_type, aggregate_id)
) with (fillfactor = 70);

insert into aggregate_clock (aggregate_type, aggregate_id, known, delivered)
select aggregate_type, aggregate_id,
       coalesce(jsonb_object_agg(stream, known) filter (where known > 0), '{}'),
       coalesce(jsonb_object_agg(stream, delivered) filter (where delivered > 0), '{}')
from stream_clock group by aggregate_type, aggregate_id;

drop table stream_clock;
drop table stream_clock_lock;

alter table inbox
    add column outcome text not null default 'handled' check (outcome in ('handled', 'tombstone', 'late', 'overruled'));
alter table inbox alter column outcome drop default;

drop index inbox_aggregate;
create index inbox_position on inbox (aggregate_id, topic, n);

-- Events that came before what they follow from. Acknowledged, so this is the only copy their subscriber has.
create table held (
    event_id       uuid        primary key,
    topic          text        not null,
    producer       text        not null,
    aggregate_type text        not null,
    aggregate_id   text        not null,
    n              bigint      not null,
    correlation_id uuid        not null,
    -- not jsonb, which refuses what JSON allows in a text
    event          text        not null,
    held_since     timestamptz not null,
    -- set where it will be settled, not handled, when its turn comes
    refusal_reason text,
    refusal_detail text,
    -- after a failure of its handler
    rest_until     timestamptz,
    -- when the missing events were last asked for
    fetched_at     timestamptz
);

create index held_correlation on held (correlation_id);

create table held_missing (
    event_id       uuid   not null references held on delete cascade,
    stream         text   not null,
    aggregate_type text   not null,
    aggregate_id   text   not null,
    n              bigint not null,
    primary key (event_id, stream, aggregate_type, aggregate_id)
);

create index held_missing_position on held_missing (stream, aggregate_type, aggregate_id, n);

-- How often the handler of an event failed, counted outside its transaction.
create table delivery_failure (
    event_id   uuid        primary key,
    attempts   int         not null,
    last_error text        not null,
    last_at    timestamptz not null
);

-- Settled without effect. Kept 30 days; an operator may have one handled late.
create table dead_letter (
    id             uuid        primary key,
    topic          text        not null,
    producer       text,
    aggregate_type text,
    aggregate_id   text,
    n              bigint,
    correlation_id uuid,
    reason         text        not null,
    detail         text        not null,
    event          text        not null,
    died_at        timestamptz not null,
    requeued_at    timestamptz
);

create index dead_letter_age on dead_letter (died_at, id);

-- A number nobody can deliver any longer, given up so that its key moves on.
create table tombstone (
    stream         text        not null,
    aggregate_type text        not null,
    aggregate_id   text        not null,
    n              bigint      not null,
    reason         text        not null,
    given_up_at    timestamptz not null,
    primary key (stream, aggregate_type, aggregate_id, n)
);

-- What an event row is about, so that its publisher can find it again by its place in the order and by its chain.
alter table outbox
    add column aggregate_type text,
    add column aggregate_id   text,
    add column n              bigint,
    add column event_type     text,
    add column correlation_id uuid,
    add column causation_id   uuid;

update outbox set
    aggregate_type = payload -> 'aggregate' ->> 'type',
    aggregate_id   = payload -> 'aggregate' ->> 'id',
    n              = (payload ->> 'n')::bigint,
    event_type     = payload ->> 'event_type',
    correlation_id = (payload ->> 'correlation_id')::uuid,
    causation_id   = (payload ->> 'causation_id')::uuid
where kind = 'event';

create index outbox_position on outbox (target, aggregate_type, aggregate_id, n) where kind = 'event';
create index outbox_correlation on outbox (correlation_id) where kind = 'event';

-- An event takes a number of everything it touches, not of its own aggregate alone.
create table outbox_affects (
    topic          text   not null,
    aggregate_type text   not null,
    aggregate_id   text   not null,
    n              bigint not null,
    event_id       uuid   not null,
    primary key (topic, aggregate_type, aggregate_id, n)
);

-- the oldest unsent rows, whatever their key
create index outbox_unsent_seq on outbox (seq) where sent_at is null;

-- Since when a topic's publisher has to be asked what moved: up to then everything was compared.
create table discovery (
    topic     text        primary key,
    looked_at timestamptz not null
);
