create table message (
    id bigint generated always as identity primary key,
    topic text not null,
    data text not null,
    attributes jsonb not null,
    ordering_key text not null,
    published_at timestamptz not null
);

create table delivery (
    subscriber text not null,
    message_id bigint not null references message on delete cascade,
    ordering_key text not null,
    state text not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    -- counted before sending, so that a crash counts too
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    last_error text,
    settled_at timestamptz,
    primary key (subscriber, message_id)
);

create index delivery_pending on delivery (subscriber, ordering_key, message_id) where state = 'PENDING';
create index delivery_settled on delivery (settled_at) where state <> 'PENDING';
create index delivery_message on delivery (message_id);
