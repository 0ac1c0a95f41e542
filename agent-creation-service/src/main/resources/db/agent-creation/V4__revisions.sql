-- a refused blueprint may be mended: how often, until when, and what became of that
alter table creation add column revision int not null default 1;
alter table creation add column revisions_allowed int not null default 3;
alter table creation add column revise_until timestamptz;
alter table creation add column escalation_id uuid;
alter table creation add column escalation_display_id text;
alter table creation add column withdrawn_by text;

-- who submitted the blueprint that stands; absent for the first one, which whoever requested the agent submitted
alter table blueprint add column submitted_by text;

-- the rounds before the one that stands in blueprint and stage_result; never changed
create table earlier_blueprint (
    agent_id     uuid        not null references agent,
    round        int         not null,
    revision     int         not null,
    document     jsonb       not null,
    submitted_by text        not null,
    submitted_at timestamptz not null,
    primary key (agent_id, round, revision)
);

create table earlier_stage_result (
    agent_id         uuid        not null references agent,
    round            int         not null,
    revision         int         not null,
    stage            text        not null,
    status           text        not null,
    findings         jsonb       not null,
    detail           jsonb       not null,
    rule_set_version text        not null,
    finished_at      timestamptz not null,
    primary key (agent_id, round, revision, stage)
);
