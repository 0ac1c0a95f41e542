create table seed (
    seed_id        uuid        primary key,
    status         text        not null,
    pattern_hash   text        not null unique,
    domain         text        not null,
    seed_type      text        not null,
    effect         text        not null,
    industry       text        not null,
    job_role_id    text        not null,
    action_type    text        not null,
    decision       text        not null,
    principle      text        not null check (length(principle) <= 200),
    rationale      text        not null,
    conditions     jsonb       not null,
    confidence     double precision not null check (confidence between 0 and 1),
    correlation_id uuid        not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);

-- one row per job a pattern was seen in: the sample count is counted, never incremented
create table seed_evidence (
    seed_id       uuid        not null references seed,
    job_id        uuid        not null,
    confidence    double precision not null,
    evidence_refs jsonb       not null,
    observed_at   timestamptz not null,
    primary key (seed_id, job_id)
);

-- what Learning hears of agents, so that it can say what it knows of one
create table known_agent (
    agent_id      uuid        primary key,
    display_id    text        not null,
    state         text        not null,
    agent_version text        not null,
    n             bigint      not null
);
