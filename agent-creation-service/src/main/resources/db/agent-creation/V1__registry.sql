-- what agents are made of; certified definitions are never changed, only succeeded
create table skill (
    skill_id     text        primary key,
    status       text        not null,
    definition   jsonb       not null,
    certified_by text        not null,
    certified_at timestamptz not null
);

create table job_role (
    job_role_id  text        primary key,
    status       text        not null,
    definition   jsonb       not null,
    certified_by text        not null,
    certified_at timestamptz not null
);

-- what Agent Creation hears of industries: their codes are part of display ids
create table known_industry (
    industry_id text   primary key,
    code        text   not null,
    name        text   not null,
    state       text   not null,
    n           bigint not null
);

-- counts the display ids of one prefix: AGT-WRITER-HC-001, -002 ...
create table display_number (
    prefix text primary key,
    last   int  not null
);

create table agent (
    agent_id          uuid        primary key,
    display_id        text        not null unique,
    agent_name        text        not null,
    purpose           text        not null,
    industry          text        not null,
    geography         text        not null,
    job_role_id       text        not null,
    state             text        not null,
    agent_version     text        not null,
    manifest_hash     text,
    reason            text,
    requested_by      text        not null,
    usd_per_month     numeric     not null,
    approvals_per_day numeric     not null,
    dependencies      jsonb       not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    -- optimistic lock; counts the changes
    version           bigint      not null
);

create index agent_name_in_industry on agent (lower(agent_name), industry);
create index agent_by_state on agent (state);

create table blueprint (
    agent_id      uuid        not null references agent,
    round         int         not null,
    submission_id uuid        not null,
    document      jsonb       not null,
    submitted_at  timestamptz not null,
    primary key (agent_id, round)
);

create index blueprint_by_submission on blueprint (submission_id);

-- text, not jsonb: the hash is over exactly these characters
create table manifest (
    agent_id      uuid        not null references agent,
    agent_version text        not null,
    manifest_json text        not null,
    manifest_hash text        not null,
    created_at    timestamptz not null,
    primary key (agent_id, agent_version)
);

-- one run of the seven stages; every column tells a workflow that starts again what is done
create table creation (
    agent_id            uuid        not null references agent,
    round               int         not null,
    workflow_id         text        not null unique,
    requested_by        text        not null,
    correlation_id      uuid        not null,
    started_at          timestamptz not null,
    reviewed_at         timestamptz,
    approval_id         uuid        unique,
    approval_display_id text,
    approval_expires_at timestamptz,
    decision            text,
    decided_by          text,
    decided_at          timestamptz,
    decision_cause      uuid,
    settled_at          timestamptz,
    permit_id           uuid,
    deploy_until        timestamptz,
    failure             text,
    outcome             text,
    ended_at            timestamptz,
    primary key (agent_id, round)
);

create index creation_unfinished on creation (started_at) where ended_at is null;

create table stage_result (
    agent_id         uuid        not null references agent,
    round            int         not null,
    stage            text        not null,
    status           text        not null,
    findings         jsonb       not null,
    detail           jsonb       not null,
    rule_set_version text        not null,
    finished_at      timestamptz not null,
    revoked_at       timestamptz,
    primary key (agent_id, round, stage)
);

-- what has to be undone when a deployment fails; kept, so that a restart goes on undoing
create table compensation (
    agent_id   uuid        not null references agent,
    round      int         not null,
    step       text        not null,
    position   int         not null,
    state      text        not null,
    owner      text        not null,
    deadline   timestamptz not null,
    failure    text,
    updated_at timestamptz not null,
    primary key (agent_id, round, step)
);
