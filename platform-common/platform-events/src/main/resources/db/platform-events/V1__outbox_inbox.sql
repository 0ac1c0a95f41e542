create table outbox_key (
    ordering_key text        primary key,
    lease_owner  uuid,
    lease_until  timestamptz,
    -- rises with each claim: who slept through a lease can no longer mark anything
    fence        bigint      not null default 0,
    retry_at     timestamptz
);

create table outbox (
    seq          bigint generated always as identity primary key,
    id           uuid        not null unique,
    kind         text        not null,
    ordering_key text        not null references outbox_key,
    target       text        not null,
    payload      jsonb       not null,
    created_at   timestamptz not null,
    sent_at      timestamptz,
    attempts     int         not null default 0,
    last_error   text
);

create index outbox_unsent on outbox (ordering_key, seq) where sent_at is null;

create table inbox (
    event_id       uuid        primary key,
    topic          text        not null,
    event_type     text        not null,
    producer       text        not null,
    aggregate_type text        not null,
    aggregate_id   text        not null,
    n              bigint      not null,
    correlation_id uuid        not null,
    causation_id   uuid        not null,
    occurred_at    timestamptz not null,
    received_at    timestamptz not null
);

create index inbox_aggregate on inbox (aggregate_id);
create index inbox_correlation on inbox (correlation_id);

create table stream_clock_lock (
    aggregate_type text not null,
    aggregate_id   text not null,
    primary key (aggregate_type, aggregate_id)
);

create table stream_clock (
    aggregate_type text   not null,
    aggregate_id   text   not null,
    stream         text   not null,
    -- may be mentioned in what this service publishes
    known          bigint not null,
    -- handled here
    delivered      bigint not null,
    primary key (aggregate_type, aggregate_id, stream)
);
