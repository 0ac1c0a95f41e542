-- what has to be undone for an act that was vetoed, as it was planned; never changed; ids and codes only
create table undo_plan (
    approval_id     uuid        primary key,
    action_type     text        not null,
    act_key         text        not null,
    subject_id      text        not null,
    reason_category text        not null,
    steps           jsonb       not null,
    planned_at      timestamptz not null
);

-- one row per step that is undone; never changed; ids, codes and figures only
create table undo_step (
    approval_id uuid        not null,
    step        text        not null,
    act_key     text        not null,
    changed     boolean     not null,
    detail      text        not null,
    undone_at   timestamptz not null,
    primary key (approval_id, step)
);

-- a job may be stopped because its agent was taken back
alter table job_execution drop constraint job_execution_state_check;
alter table job_execution add constraint job_execution_state_check
    check (state in ('queued', 'running', 'waiting_approval', 'publishing', 'completed', 'failed', 'cancelled'));
alter table job_execution drop constraint job_execution_outcome_check;
alter table job_execution add constraint job_execution_outcome_check
    check (outcome in ('succeeded', 'publication_denied', 'failed', 'cancelled'));

-- when a cancelled job had taken back its question and what had gone out
alter table job_execution add column let_go_at timestamptz;

drop index job_execution_unfinished;
create index job_execution_unfinished on job_execution (created_at)
    where state not in ('completed', 'failed', 'cancelled') or (state = 'cancelled' and let_go_at is null);
create index job_execution_agent on job_execution (agent_id, state);

-- what was published may be taken back
alter table deliverable drop constraint deliverable_state_check;
alter table deliverable add constraint deliverable_state_check
    check (state in ('draft', 'published', 'unpublished'));
