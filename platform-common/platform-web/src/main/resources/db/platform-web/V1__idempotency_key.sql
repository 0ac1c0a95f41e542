create table idempotency_key (
    caller          text        not null,
    key             text        not null,
    request_digest  text        not null,
    response        jsonb,
    created_at      timestamptz not null,
    primary key (caller, key)
);
