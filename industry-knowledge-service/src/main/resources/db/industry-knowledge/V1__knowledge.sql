create table industry (
    industry_id    text        primary key,
    code           text        not null unique,
    name           text        not null,
    state          text        not null,
    certified_by   text        not null,
    embeddings     text[]      not null,
    terminology    text[]      not null,
    regulations    jsonb       not null,
    glossary       jsonb       not null,
    corpus_version text,
    version        bigint      not null,
    updated_at     timestamptz not null
);

create table industry_state_history (
    industry_id text        not null references industry,
    n           bigint      not null,
    from_state  text,
    to_state    text        not null,
    reason      text        not null,
    at          timestamptz not null,
    primary key (industry_id, n)
);

-- One built version of one corpus: an industry's, or the constitution's. Old versions stay.
create table corpus (
    collection    text        not null,
    version       text        not null,
    model         text        not null,
    chunk_count   int         not null,
    built_at      timestamptz not null,
    primary key (collection, version, model)
);

create table document (
    document_id uuid primary key,
    title       text not null,
    address     text not null,
    publisher   text not null,
    unique (title, address)
);

create table chunk (
    collection   text not null,
    version      text not null,
    chunk_id     text not null,
    ordinal      int  not null,
    document_id  uuid not null references document,
    topic        text not null,
    section      text not null,
    verified_by  text not null check (verified_by in ('text', 'memory')),
    opened       text,
    jurisdiction text not null,
    text         text not null,
    primary key (collection, version, chunk_id)
);

create table chunk_vector (
    collection text   not null,
    version    text   not null,
    chunk_id   text   not null,
    model      text   not null,
    vector     real[] not null check (cardinality(vector) = 384),
    primary key (collection, version, chunk_id, model),
    foreign key (collection, version, chunk_id) references chunk
);

-- What was asked, by whom, at what price; never the question itself.
create table query_ledger (
    query_id       uuid          primary key,
    collection     text          not null,
    asked_by       text          not null,
    agent_id       uuid,
    correlation_id uuid          not null,
    asked_at       timestamptz   not null,
    cost_usd       numeric(12,6) not null,
    passages       int           not null,
    answered_by    text          not null,
    corpus_version text          not null,
    millis         bigint        not null
);

create index query_ledger_agent on query_ledger (agent_id, asked_at);

-- Evidence, numbered without gaps: the number is taken in the transaction that writes the entry.
create table audit_counter (
    only_row boolean primary key default true check (only_row),
    last     bigint  not null
);

insert into audit_counter (last) values (0);

create table audit_entry (
    number         bigint      primary key,
    entry_id       uuid        not null unique,
    timestamp_utc  timestamptz not null,
    actor_id       text        not null,
    actor_type     text        not null,
    action_type    text        not null,
    subject_type   text        not null,
    subject_id     text        not null,
    customer_id    uuid,
    detail         jsonb       not null,
    result         text        not null,
    correlation_id uuid        not null,
    causation_id   uuid        not null
);

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only';
end
$$;

create trigger audit_entry_no_change before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();
create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
