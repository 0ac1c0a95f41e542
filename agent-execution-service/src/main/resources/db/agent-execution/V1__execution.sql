-- Copies of what other services tell; they belong to no customer.
create table agent_entry (
    agent_id      uuid        primary key,
    display_id    text        not null,
    agent_name    text        not null,
    industry      text        not null,
    job_role_id   text        not null,
    state         text        not null,
    agent_version text        not null,
    manifest_hash text,
    changed_at    timestamptz not null,
    -- number of the event in its stream: a late one never overwrites a later one
    n             bigint      not null
);

create table industry_entry (
    industry_id      text    primary key,
    code             text    not null,
    name             text    not null,
    state            text    not null,
    embeddings_ready boolean not null,
    n                bigint  not null
);

create table manifest_binding (
    agent_id      uuid        not null,
    agent_version text        not null,
    display_id    text        not null,
    manifest_hash text        not null,
    -- text, not jsonb: the hash is of exactly these bytes
    manifest_json text        not null,
    bound_at      timestamptz not null,
    primary key (agent_id, agent_version)
);

create table health_run (
    run_id        uuid        primary key,
    job_id        uuid        not null,
    agent_id      uuid        not null,
    agent_version text        not null,
    report        jsonb,
    started_at    timestamptz not null,
    ended_at      timestamptz
);

-- Rows of customers from here on.
create table engagement (
    id               uuid        primary key,
    customer_id      uuid        not null,
    agent_id         uuid        not null,
    trial_started_at timestamptz not null,
    trial_ends_at    timestamptz not null,
    unique (customer_id, agent_id)
);

create table job_execution (
    id               uuid        primary key,
    purpose          text        not null check (purpose in ('customer', 'sample')),
    customer_id      uuid        not null,
    engagement_id    uuid        references engagement,
    agent_id         uuid        not null,
    agent_display_id text        not null,
    agent_version    text        not null,
    manifest_hash    text        not null,
    industry         text        not null,
    job_role_id      text        not null,
    brief            text        not null,
    reading          jsonb       not null,
    plan             jsonb       not null,
    state            text        not null check (state in ('queued', 'running', 'waiting_approval', 'publishing', 'completed', 'failed')),
    outcome          text        check (outcome in ('succeeded', 'publication_denied', 'failed')),
    failure          text,
    failure_detail   text,
    approval_id      uuid        not null unique,
    approval_status  text,
    act_hash         text,
    decided_by       text,
    decided_at       timestamptz,
    created_at       timestamptz not null,
    started_at       timestamptz,
    waiting_since    timestamptz,
    ended_at         timestamptz,
    correlation_id   uuid        not null,
    causation_id     uuid        not null,
    check ((purpose = 'customer') = (engagement_id is not null))
);

create index job_execution_engagement on job_execution (engagement_id, created_at);
create index job_execution_unfinished on job_execution (created_at) where state not in ('completed', 'failed');

create table skill_run (
    job_id            uuid        not null references job_execution,
    kind              text        not null,
    position          int         not null,
    customer_id       uuid        not null,
    skill_id          text        not null,
    state             text        not null,
    think             jsonb,
    act               jsonb,
    observe           jsonb,
    -- what the skill gives: passages, article, fact-check, publication
    result            jsonb,
    started_at        timestamptz,
    ended_at          timestamptz,
    millis            bigint,
    cpu_seconds       numeric(12, 3),
    knowledge_queries int         not null default 0,
    cost_usd          numeric(12, 6),
    failure           text,
    failure_detail    text,
    primary key (job_id, kind)
);

create table research_query (
    job_id      uuid        not null references job_execution,
    position    int         not null,
    customer_id uuid        not null,
    query_id    uuid        not null unique,
    question    text        not null,
    answer      jsonb,
    answered_at timestamptz,
    primary key (job_id, position)
);

create table deliverable (
    id            uuid        primary key,
    job_id        uuid        not null unique references job_execution,
    customer_id   uuid        not null,
    engagement_id uuid        not null,
    state         text        not null check (state in ('draft', 'published')),
    title         text        not null,
    markdown      text        not null,
    content       jsonb       not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create table sandbox_post (
    id             uuid        primary key,
    act_key        text        not null unique,
    customer_id    uuid        not null,
    channel        text        not null,
    title          text        not null,
    markdown       text        not null,
    content_sha256 text        not null,
    state          text        not null check (state in ('published', 'unpublished')),
    published_at   timestamptz not null,
    unpublished_at timestamptz
);

do $$
declare t text;
begin
    foreach t in array array['engagement', 'job_execution', 'skill_run', 'research_query', 'deliverable', 'sandbox_post']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format(
            'create policy own_customer on %I using (customer_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', t);
    end loop;
end $$;
