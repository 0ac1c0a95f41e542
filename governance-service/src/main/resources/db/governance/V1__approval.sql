create table approval (
    id                 uuid        primary key,
    display_id         text        not null,
    class              text        not null,
    scope              text        not null check (scope in ('platform', 'engagement')),
    engagement_id      uuid,
    customer_id        uuid,
    requester_id       text        not null,
    requester_type     text        not null,
    subject_type       text        not null,
    subject_id         text        not null,
    action_type        text        not null,
    -- text, not jsonb: these very bytes are what the hash is of
    act_json           text        not null,
    act_hash           text        not null check (act_hash ~ '^[0-9a-f]{64}$'),
    summary            text        not null check (char_length(summary) <= 200),
    evidence           jsonb       not null,
    risk_level         text        not null,
    blast_radius       text        not null,
    reversible         boolean     not null,
    compensation_ref   text,
    estimated_cost_usd numeric     not null,
    correlation_id     uuid        not null,
    causation_id       uuid        not null,
    created_at         timestamptz not null,
    expires_at         timestamptz not null,
    status             text        not null check (status in ('pending', 'approved', 'denied', 'expired', 'withdrawn', 'consumed')),
    settled_at         timestamptz check ((status = 'pending') = (settled_at is null)),
    decided_by         text,
    decided_through    text        check (decided_through in ('web', 'api')),
    reason             text        check (char_length(reason) <= 2000),
    use_by             timestamptz,
    version            bigint      not null,
    check ((scope = 'engagement') = (customer_id is not null)),
    -- a yes or a no of nobody is none
    check ((status in ('approved', 'denied', 'consumed')) = (decided_by is not null and decided_through is not null)),
    check (status <> 'denied' or char_length(reason) > 0)
);

create index approval_status on approval (status, created_at desc, id desc);

-- The right to act once; an approval has at most one.
create table permit (
    id          uuid        primary key,
    approval_id uuid        not null unique references approval,
    customer_id uuid,
    act_key     text        not null,
    issued_at   timestamptz not null,
    valid_until timestamptz not null
);

-- A message to a Governor: the row comes before the message, the receipt after it.
create table notification (
    id          uuid        primary key,
    approval_id uuid        not null references approval,
    customer_id uuid,
    channel     text        not null check (channel in ('email')),
    message_id  text        not null unique,
    intended_at timestamptz not null,
    attempts    int         not null,
    sent_at     timestamptz,
    unique (approval_id, channel)
);

-- A customer's rows for that customer's people; the platform's own rows for the people of the platform.
alter table approval enable row level security;
alter table approval force row level security;
create policy approval_tenant on approval
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

alter table permit enable row level security;
alter table permit force row level security;
create policy permit_tenant on permit
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

alter table notification enable row level security;
alter table notification force row level security;
create policy notification_tenant on notification
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- What other services said of themselves, as far as Governance needs it.
create table known_agent (
    agent_id      uuid        primary key,
    display_id    text        not null,
    agent_name    text        not null,
    industry      text        not null,
    state         text        not null,
    agent_version text        not null,
    manifest_hash text,
    changed_at    timestamptz not null
);

create table known_industry (
    industry_id      text    primary key,
    code             text    not null,
    name             text    not null,
    state            text    not null,
    embeddings_ready boolean not null,
    certified_by     text    not null
);
