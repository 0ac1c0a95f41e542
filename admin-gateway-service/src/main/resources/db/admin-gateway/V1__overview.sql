-- Projections of what the other services published. Each row keeps the number of the event it was written from, so that
-- a late older event changes nothing. No customer's text or id is kept: operators never read customers' data (P-21).
create table agent_view (
    agent_id      uuid        primary key,
    display_id    text        not null,
    agent_name    text        not null,
    industry      text        not null,
    job_role_id   text        not null,
    state         text        not null,
    agent_version text        not null,
    reason        text,
    changed_at    timestamptz not null,
    n             bigint      not null
);

-- a decision may be heard of before its request: each half has a number of its own
create table approval_view (
    approval_id    uuid        primary key,
    display_id     text,
    approval_class text        not null,
    scope          text        not null,
    subject_type   text        not null,
    subject_id     text        not null,
    action_type    text        not null,
    requested_at   timestamptz,
    expires_at     timestamptz,
    requested_n    bigint      not null default 0,
    status         text        not null default 'pending',
    decided_at     timestamptz,
    decided_n      bigint      not null default 0
);

create index approval_view_pending on approval_view (expires_at) where status = 'pending';

create table job_view (
    job_id       uuid           primary key,
    agent_id     uuid           not null,
    industry     text           not null,
    job_role_id  text           not null,
    outcome      text           not null,
    cost_usd     numeric(14, 6) not null,
    completed_at timestamptz    not null,
    n            bigint         not null
);

create table industry_view (
    industry_id      text        primary key,
    code             text        not null,
    name             text        not null,
    state            text        not null,
    embeddings_ready boolean     not null,
    certified_by     text        not null,
    changed_at       timestamptz not null,
    n                bigint      not null
);

create table service_view (
    service         text        primary key,
    events          bigint      not null,
    last_event_type text        not null,
    last_event_at   timestamptz not null
);
